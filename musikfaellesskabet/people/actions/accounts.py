"""Making, changing and erasing an account."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.people import ledger, register
from musikfaellesskabet.people.models import Appointment, Role, User
from musikfaellesskabet.people.register import Erase, Field


@transaction.atomic
def open_account(user: User, *, age_band: str, display_name: str, language: str, now: datetime) -> User:
    """Keep what the person says of themselves as they make their account. Effects: one LedgerEntry."""
    user.age_band, user.age_method = age_band, "stated"
    user.display_name, user.language = display_name, language
    user.save(update_fields=["age_band", "age_method", "display_name", "language"])
    said = ["age_band", "display_name", "language"]
    ledger.record("account-created", by=user, subject=user, fields=said, now=now)
    return user


@transaction.atomic
def note_change(verb: str, user: User, *, fields: Sequence[str] = (), reason: str = "", now: datetime) -> None:
    """Note in the ledger that the person has changed how they get in, which allauth has carried out.

    fields: names of the account's fields. reason: a code for which way in, where there are several.
    """
    ledger.record(verb, by=user, subject=user, fields=fields, reason=reason, now=now)


class LastAdministrator(DomainError):
    """Without this person nobody could appoint anyone."""

    code = "last_administrator"
    message = _("Du er den eneste administrator. Få en anden udnævnt, så kan du slette kontoen.")


@transaction.atomic
def update_account(
    user: User, *, display_name: str, language: str, age_band: str = "", by: User, now: datetime
) -> User:
    """Change name, language and age group; an empty group is left as it is.

    Effects: a LedgerEntry with the names of what changed, never the values; nothing when nothing did.
    """
    said = {"display_name": display_name, "language": language, "age_band": age_band or user.age_band}
    changed = [name for name, value in said.items() if getattr(user, name) != value]
    if changed:
        for name in changed:
            setattr(user, name, said[name])
        if "age_band" in changed:
            user.age_method = "stated"
        user.save(update_fields=[*changed, "age_method"])
        ledger.record("account-update", by=by, subject=user, fields=changed, now=now)
        public_changed()
    return user


@transaction.atomic
def erase_account(user: User, *, by: User | None, now: datetime) -> None:
    """Empty the account and everything about the person; only ids stay, in the ledger and beside decisions.

    by: None where the account's own time has passed, or the operator acts by command. Effects: every app's eraser
    runs; rows and values go as the register says; appointments end; sessions, keys and passwords are deleted; one
    LedgerEntry, and one by nobody for each thing that ended with it. It cannot be undone. Raises LastAdministrator
    where someone erases the only administrator; the operator may, who can appoint another by command.

    Rows come first, then the ledger and the generation, as everywhere. The account itself comes last: with its address
    it loses what other rows point at, so everyone who is about to keep a row that names the person waits from then on.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if by is not None and _is_last_administrator(user, now):
        raise LastAdministrator
    endings = [ending for eraser in register.erasers() for ending in eraser(user, now)]
    _delete_found(user)  # before the addresses go that find them
    _end_sessions(user)
    Appointment.objects.current(now).filter(user=user).update(until=now)
    for model, fields in register.personal_models().items():
        if model is not get_user_model():
            _erase_rows(model, fields, user)
    for ending in endings:
        if callable(ending):
            ending()
        else:
            ledger.record(ending[0], by=None, subject=ending[1], now=now)
    ledger.record("account-erase", by=by, subject=user, now=now)
    public_changed()
    _empty(user, now)


def _empty(user: User, now: datetime) -> None:
    user.email = f"{user.pk}@slettet.invalid"
    user.display_name = user.age_band = user.age_method = ""
    user.last_login, user.is_active, user.erased_at = None, False, now
    user.set_unusable_password()
    user.save()


def _is_last_administrator(user: User, now: datetime) -> bool:
    """Whether nobody else could appoint anyone. Locks the appointments: of two who leave at once, one stays."""
    standing = Appointment.objects.select_for_update().current(now).filter(role=Role.ADMINISTRATOR)
    holders = set(standing.order_by("pk").values_list("user_id", flat=True))
    return user.pk in holders and not User.objects.filter(pk__in=holders - {user.pk}, is_active=True).exists()


def _end_sessions(user: User) -> None:
    keys = list(user.usersession_set.values_list("session_key", flat=True))  # type: ignore[attr-defined]
    Session.objects.filter(session_key__in=keys).delete()


def _delete_found(user: User) -> None:
    """Delete what no link leads to, as each model declared with how it is found."""
    for model in register.personal_models():
        finder = register.finder_of(model)
        if finder is not None and finder.erase is Erase.ROW:
            finder.rows(user).delete()


def _erase_rows(model: type[models.Model], fields: list[Field], user: User) -> None:
    """Delete the person's rows, or empty their personal values, as each link to the person was declared."""
    by_name = {field.name: field for field in fields}
    for link in register.links_to_person(model):
        rows = model._base_manager.filter(**{link: user})
        match by_name[link].erase:
            case Erase.ROW:
                rows.delete()
            case Erase.BLANK:
                values = {field.name: _blank(model, field) for field in fields if _is_emptied(field, model)}
                if values:
                    rows.update(**values)


def _is_emptied(field: Field, model: type[models.Model]) -> bool:
    return field.erase is Erase.BLANK and field.name not in register.links_to_person(model)


def _blank(model: type[models.Model], declared: Field) -> Any:
    field = model._meta.get_field(declared.name)
    if getattr(field, "null", False):
        return None
    return "" if isinstance(field, models.CharField | models.TextField | models.FileField) else field.get_default()  # type: ignore[union-attr]
