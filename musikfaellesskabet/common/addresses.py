"""E-mail addresses: whether a letter can get there at all."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 254


def can_be_written_to(address: str) -> bool:
    """Whether mail can be sent to the address, as it stands when lower-cased.

    Django's validator takes domains that no name server knows a spelling of (RFC 3490: a label of at most 63 ASCII
    characters when encoded), and letters before the @ that only look like ASCII; the mail then fails when it is sent.
    """
    try:
        validate_email(address)
        name, _, domain = address.lower().rpartition("@")
        return name.isascii() and bool(domain.encode("idna")) and len(address) <= LONGEST
    except (ValidationError, UnicodeError):
        return False
