"""A sheet at an invented house, and people who sign up."""

from datetime import datetime
from itertools import count
from urllib.parse import urlsplit

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.signups.actions import Said, sign_up
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from tests.actors.cast import actor
from tests.cast import NOW
from tests.offers.cast import put_up

_keys = count()


def sheet_at(
    owner: Actor | None = None, *, places: int = 2, offer: Offer | None = None, **terms: object
) -> SignUpSheet:
    """An offer from 15 years that one can sign up for."""
    offer = offer or put_up(owner or actor(), age_from=15, town="Køge")
    return SignUpSheet.objects.create(offer=offer, places=places, **terms)


def signed_up(sheet: SignUpSheet, name: str, *, size: int = 1, at: datetime = NOW, language: str = "da") -> SignUp:
    """Someone without an account, who has not confirmed yet."""
    said = Said(name, f"{name.lower()}@example.net", language, size=size)
    return sign_up(sheet, said, key=f"{name}-{next(_keys)}", now=at)


def last_letter_to(name: str) -> Delivery:
    return Delivery.objects.filter(to=f"{name.lower()}@example.net").order_by("-pk")[0]


def link_in(letter: Delivery) -> str:
    """The path of the person's own page, as the letter tells it."""
    return next(urlsplit(line).path for line in letter.text.splitlines() if "/tilmelding/" in line)
