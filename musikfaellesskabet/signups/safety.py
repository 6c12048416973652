"""What must stand before an offer opens to people under the age at which one's own yes counts."""

from datetime import date, datetime

from django.utils import timezone

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import AgeLimit
from musikfaellesskabet.people.retention import Term

ADULTS_NEEDED = 2
# How long a declaration about a certificate counts.
ATTESTED_FOR = Term(months=12)


def years_at(now: datetime) -> int:
    """The age from which one's own yes counts."""
    return AgeLimit.objects.years_at(timezone.localdate(now))


def is_for_children(offer: Offer, now: datetime) -> bool:
    """Whether people under the age limit of today can take part."""
    return offer.age_from is not None and offer.age_from < years_at(now)


def oldest_that_counts(now: datetime) -> date:
    """The day from which a certificate counts now: one from that very day does not any more."""
    return timezone.localdate(ATTESTED_FOR.before(now))
