"""Actors: their rooms and facts, how they hang together, who acts for them."""

from musikfaellesskabet.actors.models.actor import Actor, ActorQuerySet, Kind, Merger
from musikfaellesskabet.actors.models.assurance import Assurance, Says
from musikfaellesskabet.actors.models.claim import Claim, Proposal, Suggestion
from musikfaellesskabet.actors.models.fact import Fact
from musikfaellesskabet.actors.models.hiding import Hiding
from musikfaellesskabet.actors.models.kinds import FestivalFacts, MusicSchoolFacts
from musikfaellesskabet.actors.models.kit import ArtistKit, KitFile, KitLink, LineupMember
from musikfaellesskabet.actors.models.objection import Objection
from musikfaellesskabet.actors.models.relation import Relation, RelationKind
from musikfaellesskabet.actors.models.room import Answer, Room, Use
from musikfaellesskabet.actors.models.seat import Invitation, Seat, SeatRole

__all__ = [
    "Actor",
    "ActorQuerySet",
    "Answer",
    "ArtistKit",
    "Assurance",
    "Claim",
    "Fact",
    "FestivalFacts",
    "Hiding",
    "Invitation",
    "Kind",
    "KitFile",
    "KitLink",
    "LineupMember",
    "Merger",
    "MusicSchoolFacts",
    "Objection",
    "Proposal",
    "Relation",
    "RelationKind",
    "Room",
    "Says",
    "Seat",
    "SeatRole",
    "Suggestion",
    "Use",
]
