"""A sheet at an invented house, and people who sign up."""

from datetime import date, datetime
from itertools import count
from urllib.parse import urlsplit

from django.utils import timezone

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions import Said, ask_guardian, sign_up
from musikfaellesskabet.signups.models import FIRST, AdultInCharge, Guardian, SignUp, SignUpSheet, Whom
from tests.actors.cast import actor
from tests.cast import NOW, person
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
    return next(
        urlsplit(line).path for line in letter.text.splitlines() if "/tilmelding/" in line or "/vaerge/" in line
    )


def adults_at(offer: Offer, *names: str, attested_on: date | None = None) -> None:
    """Adults in charge; Mette and Jonas unless told otherwise."""
    by = User.objects.filter(email="den.ansvarlige@example.org").first() or person("Den.Ansvarlige")
    for name in names or ("Mette", "Jonas"):
        facts = {"attested_on": attested_on or NOW.date(), "declared_by": by, "declared_at": NOW}
        AdultInCharge.objects.create(offer=offer, name=name, **facts)


def sheet_for_children(owner: Actor | None = None, *, places: int = 2, **terms: object) -> SignUpSheet:
    """An offer from 10 years with two adults in charge."""
    offer = put_up(owner or actor(), age_from=10, town="Køge")
    adults_at(offer, attested_on=timezone.localdate())
    return SignUpSheet.objects.create(offer=offer, places=places, **terms)


def child_signed_up(sheet: SignUpSheet, child: str, guardian: str, *, at: datetime = NOW) -> SignUp:
    """By a guardian without an account, who has not confirmed yet."""
    said = Said(child, f"{guardian.lower()}@example.net", "da", whom=Whom.CHILD, guardian=guardian)
    return sign_up(sheet, said, key=f"child-{next(_keys)}", now=at)


def asked(sheet: SignUpSheet, guardian: str, *, at: datetime = NOW) -> Guardian:
    """The guardian whom a child has had asked."""
    terms = {"email": f"{guardian.lower()}@example.net", "language": "da", "key": f"ask-{next(_keys)}"}
    return ask_guardian(sheet, **terms, now=at).guardians.get(rank=FIRST)
