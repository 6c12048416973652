"""Reads about people that count, fold or report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext

from musikfaellesskabet.people import register
from musikfaellesskabet.people.ledger import LOOKED
from musikfaellesskabet.people.models import Act, AgeBand, Appointment, Consent, LedgerEntry, User
from musikfaellesskabet.people.visibility import Context, name_for
from musikfaellesskabet.people.wording import label_of, title_of, words_for


def standing_consents(person: User, at: datetime) -> dict[str, Consent]:
    """The consents that hold at this moment, by purpose: the last act is a yes and has not expired."""
    last: dict[str, Consent] = {}
    for consent in Consent.objects.filter(subject=person, at__lte=at).order_by("number"):
        last[consent.purpose] = consent
    return {
        purpose: consent
        for purpose, consent in last.items()
        if consent.act == Act.GIVEN and (consent.expires_at is None or at < consent.expires_at)
    }


def choices_of(person: User, at: datetime) -> frozenset[str]:
    """The purposes this person says yes to at this moment."""
    return frozenset(standing_consents(person, at))


@dataclass(frozen=True)
class Look:
    """Somebody was shown protected fields: when, who, what in words, and why."""

    at: datetime
    by: str
    what: list[str]
    reason: str


def looks_at(person: User) -> list[Look]:
    """Who was shown this person's protected fields, newest first. A look makes a case that the two share."""
    entries = LedgerEntry.objects.filter(
        verb=LOOKED, subject_kind=person._meta.label_lower, subject_id=str(person.pk)
    ).select_related("by")
    return [
        Look(
            one.at,
            name_for(person, one.by, Context(same_circle=True)) if one.by else "",
            [label_of(User, name) for name in one.fields],
            gettext(one.reason) if one.reason else "",
        )
        for one in entries.order_by("-number")
    ]


def lowest_age_of(person: User) -> int:
    """The age that the person has reached for certain; 0 when we do not know their age group."""
    return AgeBand(person.age_band).lowest_age if person.age_band else 0


def live_sessions(now: datetime) -> models.QuerySet[Session]:
    """Log-ins that are still valid."""
    return Session.objects.filter(expire_date__gt=now)


def with_last_use() -> models.QuerySet[Any]:
    """Accounts that are not erased, with `last_used_at`: the last log-in, or the day they were made."""
    return User.objects.filter(erased_at=None).annotate(last_used_at=Coalesce("last_login", "date_joined"))


def relied_on(now: datetime) -> Exists:
    """Condition on accounts: an appointment that stands or is to come."""
    return Exists(Appointment.objects.filter(Q(until=None) | Q(until__gt=now), user=OuterRef("pk")))


def unused_accounts(before: datetime, now: datetime, *, of_minors: bool) -> models.QuerySet[Any]:
    """Accounts last used at `before` or earlier. Not those with an appointment, nor those logged in somewhere."""
    minors = Q(age_band__in=[band for band in AgeBand if band is not AgeBand.ADULT])
    is_signed_in = Exists(
        UserSession.objects.filter(user=OuterRef("pk"), session_key__in=live_sessions(now).values("session_key"))
    )
    old = with_last_use().filter(minors if of_minors else ~minors, last_used_at__lte=before)
    return old.exclude(relied_on(now)).exclude(is_signed_in)


@dataclass(frozen=True)
class Holding:
    """What one table holds about a person: fields' names, rows of values in their order, and the same in words."""

    model: str
    title: str
    names: list[str]
    rows: list[list[Any]]
    in_words: list[list[tuple[str, str]]]


def has_confirmed(person: User) -> bool:
    """Whether the address that the person logs in with is shown to be theirs."""
    return bool(EmailAddress.objects.filter(user=person, verified=True, email__iexact=person.email).exists())


def addresses_of(person: User) -> frozenset[str]:
    """The person's addresses in lower case: the one to log in with, and others that they have confirmed.

    An address that somebody only wrote down may be another's: nobody reads or deletes letters by claiming it.
    """
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in [person.email, *confirmed])


def rows_about(model: type[models.Model], person: User) -> models.QuerySet[Any] | None:
    """The model's rows about the person, by links and as its app says how to find them; None where nothing does."""
    condition = models.Q()
    for link in register.links_to_person(model):
        condition |= models.Q(**{link: person.pk})
    if finder := register.finder_of(model):
        condition |= models.Q(pk__in=finder.rows(person).order_by().values("pk"))
    return model._base_manager.filter(condition) if condition else None


def acts_upon(person: User) -> models.QuerySet[LedgerEntry]:
    """What the ledger says was done with the person's account, or with a row about them, whoever did it."""
    condition = models.Q()
    for model in register.personal_models():
        rows = None if model is LedgerEntry else rows_about(model, person)
        if rows is not None:
            keys = rows.order_by().annotate(key_as_text=Cast("pk", models.CharField())).values("key_as_text")
            condition |= models.Q(subject_kind=model._meta.label_lower, subject_id__in=keys)
    return LedgerEntry.objects.filter(condition)


def holdings_about(person: User) -> list[Holding]:
    """Everything the platform holds about a person, from the field register; secrets are left out, not their names."""
    found = []
    for model, fields in register.personal_models().items():
        names = [field.name for field in fields if field.visibility is not register.Level.SECRET]
        found_rows = rows_about(model, person) if names else None
        rows = list(found_rows.order_by("pk")) if found_rows is not None else []
        if not rows:
            continue
        values = [[_readable(row, name) for name in names] for row in rows]
        shown = [*register.neutral_links(model), *names]
        in_words = [[(label_of(model, name), words_for(row, name, person)) for name in shown] for row in rows]
        found.append(Holding(model._meta.label, title_of(model), names, values, in_words))
    return found


def titles_without_account() -> list[str]:
    """What the platform holds about people who need no account, and so shows nobody as theirs."""
    return [title_of(model) for model in register.models_without_account()]


def _readable(row: models.Model, name: str) -> Any:
    """A value as it may be shown; another person is a number, not a name."""
    field = row._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return getattr(row, field.attname)
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return value if isinstance(value, str | int | float | bool | datetime | list | dict | None) else str(value)
