"""What an invitation to tell is about, from the address it leads to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.joints import Asked, Topic, topics_of
from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.actors.queries.facts import FIELD_LABELS

KIT = "kit"
LONGEST_NUMBER = 18  # digits that a database's whole number surely holds


def topic_of(actor: Actor, field: str) -> Topic:
    """A field of the actor, its kit, a room (`room-12`), or what subjects above have of it; empty for anything else."""
    return topics_for([(actor, field)])[0]


def topics_for(told: Iterable[tuple[Actor, str]]) -> list[Topic]:
    """As `topic_of`, for each in its order; one query for each kind of thing that has a number."""
    told = list(told)
    asked: dict[str, list[tuple[Actor, int]]] = defaultdict(list)
    for actor, field in told:
        kind, number = _numbered(field)
        if number is not None:
            asked[kind].append((actor, number))
    found = {kind: _found(kind, some) for kind, some in asked.items()}
    return [_topic(actor, field, found) for actor, field in told]


def _numbered(field: str) -> tuple[str, int | None]:
    kind, _dash, number = field.partition("-")
    return kind, int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else None


def _found(kind: str, asked: Asked) -> Mapping[tuple[int, int], Topic]:
    find = _rooms if kind == "room" else topics_of(kind)
    return find(asked) if find else {}


def _rooms(asked: Asked) -> dict[tuple[int, int], Topic]:
    rooms = Room.objects.filter(
        actor__in=[actor for actor, _number in asked], pk__in=[number for _actor, number in asked]
    )
    return {
        (room.actor_id, room.pk): Topic(_("rummet %(room)s") % {"room": room}) for room in rooms.select_related("actor")
    }


def _topic(actor: Actor, field: str, found: Mapping[str, Mapping[tuple[int, int], Topic]]) -> Topic:
    if field == KIT:
        return Topic(_("mappen"))
    kind, number = _numbered(field)
    if number is None:
        return Topic(str(FIELD_LABELS.get(field, "")))
    return found[kind].get((actor.pk, number), Topic())
