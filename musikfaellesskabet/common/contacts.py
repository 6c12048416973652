"""E-mail addresses and telephone numbers in what people write where everyone reads it."""

import re

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w{2,}")
# Eight digits as Danes write a number: together, in pairs, or in fours.
_PHONE = re.compile(r"(?<!\d)\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}(?!\d)")
# Eight digits that are something else: addresses on the web, days, years from and to, a company's number.
_NO_PHONE = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d(?!\d)"
    r"|\bcvr\W{0,3}(?:nr\W{0,3})?\d{8}(?!\d)",
    re.IGNORECASE,
)


class ContactInSource(DomainError):
    code = "contact_in_source"
    message = _(
        "Alle kan læse kilden, så skriv ikke en mail eller et telefonnummer. Skriv fx «husets telefon, 3. maj»."
    )


def has_contact(text: str) -> bool:
    """Whether an e-mail address or a telephone number of eight digits stands in the text."""
    return bool(_EMAIL.search(text) or _PHONE.search(_NO_PHONE.sub(" ", text)))


def refuse_contact(source: str) -> None:
    """Raises ContactInSource for a source that everyone would read a way to reach a person in."""
    if has_contact(source):
        raise ContactInSource
