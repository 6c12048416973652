"""Reads about sign-ups that look beyond one row."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Lower

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import Act, User
from musikfaellesskabet.people.queries import addresses_of
from musikfaellesskabet.signups.models import AdultInCharge, Guardian, GuardianConsent, SignUp, SignUpQuerySet
from musikfaellesskabet.signups.safety import ADULTS_NEEDED, oldest_that_counts


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


def guardianships_of(user: User) -> QuerySet[Guardian]:
    """Where the person answers for a child, or has been asked to, by any of their confirmed addresses."""
    return Guardian.objects.alias(address=Lower("email")).filter(address__in=addresses_of(user))


def is_safeguarded(offer: Offer, now: datetime) -> bool:
    """Whether so many adults as are needed stand with a certificate that is fresh enough."""
    standing = AdultInCharge.objects.filter(offer=offer, attested_on__gt=oldest_that_counts(now))
    return standing.count() >= ADULTS_NEEDED


def yes_for(sign_up: SignUp, at: datetime) -> GuardianConsent | None:
    """The guardian's yes that holds at this moment: the last act is a yes and has not expired."""
    acts = GuardianConsent.objects.filter(sheet=sign_up.sheet_id, ticket=sign_up.number, at__lte=at)
    last = acts.order_by("-number").first()
    return last if last and last.act == Act.GIVEN and last.expires_at and at < last.expires_at else None


def consents_in_order() -> Iterator[dict[str, Any]]:
    """The chain of guardians' consents, for whoever checks it."""
    names = ("sheet_id", "ticket", "giver", "purpose", "act", "text_hash", "locale", "method", "assurance")
    rows = GuardianConsent.objects.order_by("number")
    return rows.values("number", *names, "at", "expires_at", "prev_hash", "hash").iterator(chunk_size=5000)
