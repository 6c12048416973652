"""Actors and their rooms as tables to take away."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.actors.directory.columns import COLUMNS, rows_of
from musikfaellesskabet.actors.directory.question import Question
from musikfaellesskabet.actors.directory.source import current_index
from musikfaellesskabet.actors.models import Room
from musikfaellesskabet.actors.models.room import CAPACITIES
from musikfaellesskabet.common.exports import Columns, cell_of

ACTORS: Columns = {key: heading for key, heading in COLUMNS.items() if key != "minutes"}
"""The directory's own table; how long it takes to get there depends on where one asks from."""

_ROOM = (
    "name",
    "use",
    *CAPACITIES,
    "stage_width_m",
    "stage_depth_m",
    "stage_height_m",
    "pa",
    "light",
    "backline",
    "piano",
    "load_in",
    "step_free_entrance",
    "step_free_stage",
    "accessible_toilet",
    "hearing_loop",
    "quiet_room",
)
_FIELDS = {field.name: field for field in Room._meta.concrete_fields}
ROOMS: Columns = {
    "actor": _("Aktør"),
    **{name: _FIELDS[name].verbose_name for name in _ROOM},
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}


def actor_rows() -> Iterator[list[Any]]:
    """Everyone in the directory, by name."""
    index, minutes = current_index(), list(COLUMNS).index("minutes")
    for row in rows_of(Answer(index, Question())):
        yield row[:minutes] + row[minutes + 1 :]


def room_rows(rooms: Iterable[Room]) -> Iterator[list[Any]]:
    """The rooms, with their actors fetched."""
    for room in rooms:
        yield [room.actor.name, *(cell_of(room, name) for name in _ROOM), cell_of(room, "confidence"), room.source]
