"""The signed link by which someone reaches their own sign-up without logging in."""

from django.core.signing import BadSignature, Signer

_SALT = "signups.link"


def token_of(pk: int) -> str:
    """What stands in the address: nobody can make one without the server's key."""
    return Signer(salt=_SALT, sep=".").sign(str(pk))


def pk_of(token: str) -> int | None:
    """Which sign-up the token opens; None for one that is none."""
    try:
        return int(Signer(salt=_SALT, sep=".").unsign(token))
    except BadSignature:
        return None
