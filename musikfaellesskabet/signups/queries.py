"""Reads about sign-ups that look beyond one row."""

from datetime import datetime
from typing import Any

from django.db.models import Sum
from django.db.models.functions import Lower

from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import addresses_of
from musikfaellesskabet.signups.models import SignUp, SignUpQuerySet


def sign_ups_of(user: User) -> SignUpQuerySet:
    """Sign-ups from any of the person's confirmed addresses, with or without being signed in."""
    return SignUp.objects.alias(address=Lower("email")).filter(address__in=addresses_of(user))


def mine(user: User, now: datetime) -> dict[str, Any]:
    """What the person is signed up for and has not been cancelled; empty without any."""
    rows = list(sign_ups_of(user).standing().select_related("sheet__offer").order_by("made_at"))
    return {"sign_ups": rows} if rows else {}


def waiting_before(sign_up: SignUp) -> int:
    """How many persons stand in line before this one."""
    ahead = sign_up.sheet.sign_ups.waiting().filter(number__lt=sign_up.number)
    return int(ahead.aggregate(persons=Sum("size"))["persons"] or 0)
