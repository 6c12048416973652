"""The signed links by which someone reaches their own need, and by which an address says yes or no to letters."""

from django.core.signing import BadSignature, Signer

OF_NEED, OF_LISTENER = "needs.need", "needs.listener"


def token_of(pk: int, salt: str) -> str:
    """What stands in the address: nobody can make one without the server's key, nor make one kind of the other."""
    return Signer(salt=salt, sep=".").sign(str(pk))


def pk_of(token: str, salt: str) -> int | None:
    """Which row the token opens; None for one that is none."""
    try:
        return int(Signer(salt=salt, sep=".").unsign(token))
    except BadSignature:
        return None
