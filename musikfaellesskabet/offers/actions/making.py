"""Making an offer, changing what it says, and copying last season's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from musikfaellesskabet.actors.actions.changes import lock as lock_actor
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.seen import NOTHING_SEEN, Seen, differing
from musikfaellesskabet.common.slugs import saved_under_free_slug
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.offers.actions.changes import keep_whole, lock, lock_open, public_sees
from musikfaellesskabet.offers.actions.refusals import NotAnOwner, TooManyDrafts
from musikfaellesskabet.offers.models import Offer, OfferOwner
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

MOST_DRAFTS = 50
LINKS = ("stages", "genres", "target_groups", "focus_areas")
OWN_TO_EACH = {"id", "slug", "state", "published_at", "closed_at", "created_at", "updated_at"}
# What belongs to the season that was, and would mislead in the next.
OF_THE_SEASON = {"deadline"}
COPIED = [field.name for field in Offer._meta.concrete_fields if field.name not in OWN_TO_EACH | OF_THE_SEASON]


@transaction.atomic
def create_offer(owner: Actor, *, facts: Mapping[str, Any], by: User, now: datetime) -> Offer:
    """Begin a draft in the owner's name. facts: field → value; a list for stages, genres and the like.

    Effects: the offer, and the owner's yes. Nobody else sees it yet. The owner is held while its drafts are counted,
    so that two at the same moment cannot both be the fiftieth.
    Raises: TooManyDrafts at fifty; MergedAway when the owner has become part of another.
    """
    lock_actor(owner)
    if Offer.objects.of(owner).filter(state=OfferState.DRAFT).count() >= MOST_DRAFTS:
        raise TooManyDrafts
    said = {name: value for name, value in facts.items() if name not in LINKS}
    offer = _named(said)
    for name in LINKS:
        getattr(offer, name).set(facts.get(name, []))
    OfferOwner.objects.create(offer=offer, actor=owner, accepted_at=now)
    record("offer-created", by=by, subject=offer, now=now)
    return offer


@transaction.atomic
def edit_offer(
    offer: Offer, *, changes: Mapping[str, Any], seen: Seen = NOTHING_SEEN, by: User, now: datetime
) -> list[str]:
    """Set the fields that differ. Returns their names; nothing is written when none does.

    seen: marks of what the writer saw in them. Effects: one ledger entry; the public sees it where the offer is
    published.
    Raises: OfferClosed; ChangedMeanwhile; NotReady when a published offer would lose what everyone must know.
    """
    lock_open(offer)
    changed = differing(offer, changes, seen)
    if not changed:
        return []
    for name in changed:
        if name in LINKS:
            getattr(offer, name).set(changes[name])
        else:
            setattr(offer, name, changes[name])
    keep_whole(offer, now)
    offer.sort_title = sort_key(offer.title_da)
    offer.save()
    record("offer-edited", by=by, subject=offer, fields=changed, now=now)
    public_sees(offer)
    return changed


@transaction.atomic
def copy_offer(offer: Offer, *, owner: Actor, by: User, now: datetime) -> Offer:
    """Begin a draft that says what this one says, in one owner's name, without its dates and its deadline.

    The actor is held before the offer, as a merging does that moves the actor's offers.
    Raises: NotAnOwner when that actor does not stand behind the offer; TooManyDrafts at fifty; MergedAway.
    """
    lock_actor(owner)
    lock(offer)
    if not offer.owners.filter(actor=owner, accepted_at__isnull=False).exists():
        raise NotAnOwner
    facts: dict[str, Any] = {name: getattr(offer, name) for name in COPIED if name != "sort_title"}
    facts |= {name: list(getattr(offer, name).all()) for name in LINKS}
    copy = create_offer(owner, facts=facts, by=by, now=now)
    record("offer-copied", by=by, subject=offer, reason=copy.slug, now=now)
    return copy


def _named(said: Mapping[str, Any]) -> Offer:
    """The new row, under an address made of its title; «-» alone would be none."""
    title = said["title_da"]
    stem = slug_of(title)
    stem = "tilbud" if stem == "-" else stem
    same = Offer.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    return saved_under_free_slug(
        stem,
        lambda: set(same.all()),
        lambda slug: Offer.objects.create(**said, slug=slug, sort_title=sort_key(title)),
    )
