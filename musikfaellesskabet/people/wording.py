"""What a person holds with us, in words: names of tables and fields that have none, values, and verbs of the ledger.

Every app tells its own verbs in its `fields.py`; a test fails on one that nobody has put into words.
"""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from musikfaellesskabet.people.models import LedgerEntry, User

Text = str | Promise
_verbs: dict[str, Text] = {}

TITLES: dict[str, Text] = {
    "account.EmailAddress": gettext_lazy("E-mailadresser"),
    "account.EmailConfirmation": gettext_lazy("Bekræftelser af e-mail"),
    "actors.Claim": gettext_lazy("Anmodninger om at overtage en side"),
    "actors.Invitation": gettext_lazy("Invitationer"),
    "actors.LineupMember": gettext_lazy("Navne i besætninger"),
    "actors.Proposal": gettext_lazy("Forslag til nye aktører"),
    "actors.Suggestion": gettext_lazy("Tips fra gæster"),
    "mfa.Authenticator": gettext_lazy("Måder at logge ind i to trin"),
    "region.ImportConflict": gettext_lazy("Konflikter, du har afgjort"),
    "socialaccount.SocialAccount": gettext_lazy("Log ind hos andre"),
    "usersessions.UserSession": gettext_lazy("Steder, du er logget ind"),
}
LABELS: dict[str, Text] = {
    "accepted_at": gettext_lazy("taget imod"),
    "actor": gettext_lazy("aktør"),
    "claimant": gettext_lazy("af"),
    "created_actor": gettext_lazy("aktøren, det blev til"),
    "created_at": gettext_lazy("oprettet"),
    "decided_by": gettext_lazy("afgjort af"),
    "expires_at": gettext_lazy("udløber"),
    "extra_data": gettext_lazy("andet fra udbyderen"),
    "giver_role": gettext_lazy("i rollen"),
    "invited_by": gettext_lazy("inviteret af"),
    "ip": gettext_lazy("netadresse"),
    "last_seen_at": gettext_lazy("sidst set"),
    "last_used_at": gettext_lazy("sidst brugt"),
    "letter": gettext_lazy("brev"),
    "method": gettext_lazy("hvordan"),
    "refusal": gettext_lazy("hvorfor det ikke kom frem"),
    "sent_at": gettext_lazy("sendt"),
    "state": gettext_lazy("tilstand"),
    "text_hash": gettext_lazy("aftryk af teksten"),
    "type": gettext_lazy("slags"),
    "uid": gettext_lazy("nummer hos udbyderen"),
    "user": gettext_lazy("konto"),
    "user_agent": gettext_lazy("browser"),
    "withdrawn_at": gettext_lazy("trukket tilbage"),
}
# Words that rows hold as codes without choices of their own.
CODES: dict[str, Text] = {
    "stated": gettext_lazy("det har du selv sagt"),
    "demo": gettext_lazy("sat ved demoens start"),
    "totp": gettext_lazy("app med koder"),
    "webauthn": gettext_lazy("adgangsnøgle"),
    "recovery_codes": gettext_lazy("nødkoder"),
    "waited-too-long": gettext_lazy("det ventede, til det var for gammelt"),
    "da": gettext_lazy("dansk"),
    "en": gettext_lazy("engelsk"),
}


def tell(verbs: dict[str, Text]) -> None:
    """Put verbs of the ledger into words: what was done. Raises ValueError for one told before."""
    if told := sorted(set(verbs) & set(_verbs)):
        raise ValueError(f"{told} told twice")
    _verbs.update(verbs)


def untold(verbs: set[str]) -> list[str]:
    """Those of the verbs that nobody has put into words."""
    return sorted(verbs - set(_verbs))


def title_of(model: type[models.Model]) -> str:
    """What a table holds, in the plural."""
    return str(TITLES.get(model._meta.label, model._meta.verbose_name_plural))


def label_of(model: type[models.Model], name: str) -> str:
    """What a field holds; the name itself where there are no words."""
    field: Any = model._meta.get_field(name)
    return str(LABELS.get(name, getattr(field, "verbose_name", name)))


def words_for(row: models.Model, name: str, reader: User) -> str:
    """A value as the reader may read it: another person is a number, not a name; empty is unknown."""
    field: Any = row._meta.get_field(name)
    value = getattr(row, field.attname)
    if field.related_model is User:
        return (
            "" if value is None else _("dig") if value == reader.pk else _("konto nr. %(number)s") % {"number": value}
        )
    if field.is_relation:
        return str(getattr(row, name) or "")
    if field.choices:
        return str(getattr(row, f"get_{name}_display")())
    if isinstance(row, LedgerEntry):
        return _of_ledger(row, name, value)
    return _plain(value)


def _of_ledger(row: LedgerEntry, name: str, value: Any) -> str:
    if name == "verb":
        return str(_verbs.get(value, value))
    if name == "subject_kind":
        model = _model(value)
        return str(model._meta.verbose_name) if model else value
    if name == "fields":
        model = _model(row.subject_kind)
        return ", ".join(_field_words(model, one) for one in value)
    return _plain(value)


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _field_words(model: type[models.Model] | None, name: str) -> str:
    names = {field.name for field in model._meta.get_fields()} if model else set()
    return label_of(model, name) if model and name in names else name


def _plain(value: Any) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return str(CODES.get(value, value)) if isinstance(value, str) else str(value)
