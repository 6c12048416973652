"""Secrets in links: random enough not to be guessed, and kept only as a hash once the letter with the link has left."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the database keeps. A plain hash is enough for a random secret of this length."""
    return hashlib.sha256(token.encode()).hexdigest()
