"""Asking someone whether they answer for a child: a neutral letter, and a link that works once and not for long."""

from datetime import datetime

from musikfaellesskabet.common.tokens import hash_of, new_token
from musikfaellesskabet.signups.actions import letters
from musikfaellesskabet.signups.models import Guardian, SignUp


def put_question(guardian: Guardian, *, until: datetime, now: datetime) -> None:
    """Write to the address with a link that opens the question until then; a link sent before stops working.

    Effects: the hash of the link's secret; a letter that tells nothing of the child.
    """
    token = new_token()
    guardian.token_hash, guardian.token_until = hash_of(token), until
    guardian.save(update_fields=["token_hash", "token_until"])
    letters.ask_guardian(guardian, token, now)


def forget_guardian(sign_up: SignUp) -> None:
    """Delete the address of someone who was asked, and said no or nothing."""
    sign_up.guardians.all().delete()
    sign_up.email = ""
    sign_up.save(update_fields=["email"])
