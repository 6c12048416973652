"""Signed links, by which someone reaches a sign-up without logging in. Nobody can make one without the server's key."""

from django.core.signing import BadSignature, Signer

_OWN, _OF_CHILD = "signups.link", "signups.child"


def token_of(pk: int) -> str:
    """What stands in the address of one's own sign-up."""
    return _signed(_OWN, str(pk))


def pk_of(token: str) -> int | None:
    """Which sign-up the token opens; None for one that is none."""
    opened = _opened(_OWN, token)
    return int(opened) if opened else None


def child_token_of(key: str) -> str:
    """What stands in the address of a child's page, by the key of the form that it began with.

    By the form and not by the row: whoever sends a form gets a page of this kind, also where the form made nothing new.
    """
    return _signed(_OF_CHILD, key)


def child_key_of(token: str) -> str | None:
    """The key of the form that the child's page belongs to; None for a token that is none."""
    return _opened(_OF_CHILD, token)


def _signed(salt: str, value: str) -> str:
    return Signer(salt=salt, sep=".").sign(value)


def _opened(salt: str, token: str) -> str | None:
    try:
        return Signer(salt=salt, sep=".").unsign(token)
    except BadSignature:
        return None
