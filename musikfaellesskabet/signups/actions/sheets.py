"""Opening an offer's sign-up, and changing its terms."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.turns import turn
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions.keeping import lock, note
from musikfaellesskabet.signups.actions.refusals import SheetThere, barrier
from musikfaellesskabet.signups.actions.signing import resize
from musikfaellesskabet.signups.models import SignUpSheet


@transaction.atomic
def open_sheet(
    offer: Offer, *, places: int, closes_at: datetime | None, hours_to_answer: int, by: User, now: datetime
) -> SignUpSheet:
    """Let people sign up for the offer; while it is a draft, from when it is published.

    Raises: SheetThere; JoinsElsewhere, AgeUnknown and AdultsMissing where it cannot take sign-ups.
    """
    offer = Offer.objects.select_for_update(no_key=True).get(pk=offer.pk)
    if refusal := barrier(offer, now):
        raise refusal
    if SignUpSheet.objects.filter(offer=offer).exists():
        raise SheetThere
    terms = {"places": places, "closes_at": closes_at, "hours_to_answer": hours_to_answer}
    sheet = SignUpSheet.objects.create(offer=offer, last_event=0, **terms)
    note(sheet, "resize", places, now)
    sheet.save(update_fields=["last_event"])
    record("sign-up-opened", by=by, subject=sheet, now=now)
    public_changed()
    return sheet


def change_sheet(
    sheet: SignUpSheet, *, places: int, closes_at: datetime | None, hours_to_answer: int, by: User, now: datetime
) -> None:
    """Set its terms. More places let the next ones in, who get a letter. Raises TooFew below the places taken."""
    with turn():
        sheet = lock(sheet.pk)
        sheet.closes_at, sheet.hours_to_answer = closes_at, hours_to_answer
        sheet.save(update_fields=["closes_at", "hours_to_answer"])
        record("sign-up-changed", by=by, subject=sheet, now=now)
        resize(sheet, places, now=now)
