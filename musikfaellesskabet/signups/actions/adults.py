"""Naming the adults who answer for the young at an offer."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions.refusals import AdultThere, AttestedWrongly
from musikfaellesskabet.signups.models import AdultInCharge
from musikfaellesskabet.signups.safety import oldest_that_counts


@transaction.atomic
def name_adult(offer: Offer, *, name: str, attested_on: date, by: User, now: datetime) -> AdultInCharge:
    """Declare that an adult is with the young at the offer, and that a certificate from that day was seen.

    Effects: the row, one LedgerEntry without the name.
    Raises: AdultThere; AttestedWrongly for a day to come, or for one that does not count any more.
    """
    offer = Offer.objects.select_for_update(no_key=True).get(pk=offer.pk)
    if not oldest_that_counts(now) < attested_on <= timezone.localdate(now):
        raise AttestedWrongly
    if offer.adults_in_charge.filter(name__iexact=name).exists():
        raise AdultThere
    facts = {"name": name, "attested_on": attested_on, "declared_by": by, "declared_at": now}
    adult = AdultInCharge.objects.create(offer=offer, **facts)
    record("adult-in-charge-named", by=by, subject=adult, now=now)
    return adult


@transaction.atomic
def remove_adult(adult: AdultInCharge, *, by: User, now: datetime) -> None:
    """Take the declaration away. Twice is once. With fewer than two left, nobody can sign up until there are two again.

    Effects: the row is deleted; one LedgerEntry.
    """
    found = AdultInCharge.objects.select_for_update().filter(pk=adult.pk).first()
    if found is not None:
        record("adult-in-charge-removed", by=by, subject=found, now=now)
        found.delete()
