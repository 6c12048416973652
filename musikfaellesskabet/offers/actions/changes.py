"""What every change to an offer has in common."""

from datetime import datetime

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.offers.actions.refusals import NotReady, OfferClosed
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.search.indexing import refresh


def lock(offer: Offer) -> None:
    """Read the offer anew and hold it until the transaction ends: what a person saw may be old."""
    offer.refresh_from_db(from_queryset=Offer.objects.select_for_update(no_key=True))


def lock_open(offer: Offer) -> None:
    """As `lock`, for what a closed offer refuses. Raises OfferClosed."""
    lock(offer)
    if not offer.is_open:
        raise OfferClosed


def public_sees(offer: Offer) -> None:
    """Let the public see the offer as it now is, on pages and by search. A draft concerns nobody else."""
    if not offer.is_draft:
        refresh(offer)
        public_changed()


def missing_from(offer: Offer, now: datetime) -> list[str]:
    """What must be there before everyone may see the offer, and is not; at most two queries."""
    missing = [name for name in ("title_da", "summary_da", "kind") if not getattr(offer, name)]
    if not offer.stages.exists():
        missing.append("stages")
    if not offer.sessions.held().not_over(now).exists():
        missing.append("sessions")
    return missing


def keep_whole(offer: Offer, now: datetime) -> None:
    """Raises NotReady when a published offer would lose what everyone must know. Its dates may pass."""
    missing = [name for name in missing_from(offer, now) if name != "sessions"]
    if offer.is_published and missing:
        raise NotReady(missing)
