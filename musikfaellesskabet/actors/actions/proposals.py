"""New actors: bands and associations start themselves; institutions go by the office."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.actors.actions.changes import public_sees
from musikfaellesskabet.actors.actions.letters import tell_listed, tell_refused
from musikfaellesskabet.actors.actions.refusals import AnswerMissing, NeedsReview, NotYours, OwnCase
from musikfaellesskabet.actors.models import Actor, Fact, Proposal, Seat, SeatRole
from musikfaellesskabet.actors.states import MOVES, STARTED_BY_THEMSELVES
from musikfaellesskabet.common.names import one_line
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.common.slugs import saved_under_free_slug
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.common.throttle import DAY, spend
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

NEW_ACTORS_A_DAY = 5
# Addresses below /aktoerer/ that are pages of their own.
RESERVED = frozenset({"ny", "kort", "liste", "eksport", "-"})


@transaction.atomic
def create_actor(*, kind: str, name: str, by: User, now: datetime, **place: Any) -> Actor:
    """Put a band or an association into the directory.

    place: municipality, town, website. Effects: the actor, and the person's seat as its owner.
    Raises: NeedsReview for other kinds; AddressInName; TooMany after five in a day.
    """
    if kind not in STARTED_BY_THEMSELVES:
        raise NeedsReview
    spend(f"new actor {by.pk}", NEW_ACTORS_A_DAY, DAY, now)
    actor = _list(kind, one_line(name), place, now)
    Seat.objects.create(actor=actor, user=by, role=SeatRole.OWNER, since=now)
    record("actor-created", by=by, subject=actor, now=now)
    public_sees(actor)
    return actor


@transaction.atomic
def propose_actor(*, kind: str, name: str, reason: str, by: User, now: datetime, **place: Any) -> Proposal:
    """Ask the office for an actor that is not listed. Raises AddressInName; TooMany after five in a day."""
    spend(f"new actor {by.pk}", NEW_ACTORS_A_DAY, DAY, now)
    asked = {"kind": kind, "name": one_line(name), "reason": reason, "submitted_at": now}
    proposal = Proposal.objects.create(claimant=by, **asked, **place)
    record("proposal-submitted", by=by, subject=proposal, now=now)
    return proposal


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by: User, now: datetime) -> Actor:
    """List the actor, and give the proposer a seat as its owner.

    Raises: MoveRefused when the proposal is decided; OwnCase when it is one's own.
    """
    proposal = _locked(proposal, by)
    proposal.state = MOVES.target("accept", proposal.state)
    place = {"municipality": proposal.municipality, "town": proposal.town, "website": proposal.website}
    actor = _list(proposal.kind, proposal.name, place, now)
    Seat.objects.create(actor=actor, user=proposal.claimant, role=SeatRole.OWNER, since=now)
    proposal.created_actor, proposal.decided_at = actor, now
    proposal.save()
    record("proposal-accepted", by=by, subject=proposal, now=now)
    tell_listed(proposal, actor, now)
    public_sees(actor)
    return actor


@transaction.atomic
def refuse_proposal(proposal: Proposal, *, by: User, reason: str, now: datetime) -> Proposal:
    """Say no, with a reason and a next step. Raises as `refuse_claim`."""
    proposal = _locked(proposal, by)
    if not reason.strip():
        raise AnswerMissing
    proposal.state = MOVES.target("refuse", proposal.state)
    proposal.answer, proposal.decided_at = reason.strip(), now
    proposal.save()
    record("proposal-refused", by=by, subject=proposal, now=now)
    tell_refused(proposal, proposal.name, now)
    return proposal


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: User, now: datetime) -> Proposal:
    """Take the proposal back. Raises NotYours; MoveRefused when it is decided."""
    if proposal.claimant_id != by.pk:
        raise NotYours
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.state, proposal.decided_at = MOVES.target("withdraw", proposal.state), now
    proposal.save()
    record("proposal-withdrawn", by=by, subject=proposal, now=now)
    return proposal


def _locked(proposal: Proposal, by: User) -> Proposal:
    if proposal.claimant_id == by.pk:
        raise OwnCase
    return Proposal.objects.select_for_update(of=("self",)).select_related("claimant").get(pk=proposal.pk)


def _list(kind: str, name: str, place: dict[str, Any], now: datetime) -> Actor:
    """The new row; what it says of itself is its own word, from today."""
    facts = {"kind": kind, "name": name, "sort_name": sort_key(name), "confidence": Confidence.HIGH, **place}
    stem, day = slug_of(name), timezone.localdate(now)
    same = Actor.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    actor = saved_under_free_slug(
        stem,
        lambda: {*same.all(), *RESERVED},
        lambda slug: Actor.objects.create(**facts, slug=slug, checked_on=day),
    )
    said = ["subkind", *(field for field in ("name", "town", "website") if getattr(actor, field))]
    said += ["municipality"] if actor.municipality else []
    own_word = {"told_by": actor, "confidence": Confidence.HIGH, "checked_on": timezone.localdate(now)}
    Fact.objects.bulk_create(Fact(actor=actor, field=field, **own_word) for field in said)
    return actor
