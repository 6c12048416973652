"""A room's technical sheet, typeset from what is known of it."""

import json
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Room
from musikfaellesskabet.actors.queries.facts import lines_of_room
from musikfaellesskabet.actors.queries.provenance import Notes

TEMPLATE = Path(__file__).parent.parent / "templates" / "actors" / "room_sheet.typ"


def sheet_pdf(room: Room) -> bytes:
    """The sheet as PDF/UA-1: every fact, and every unknown as unknown."""
    import typst  # slow to import, needed here only

    said = json.dumps(_words(room), ensure_ascii=False)
    pdf = typst.compile(TEMPLATE.read_bytes(), sys_inputs={"said": said}, pdf_standards=["ua-1"])
    return bytes(pdf)


def _words(room: Room) -> dict[str, object]:
    facts = lines_of_room(room, Notes(room.actor, room.facts.all()))
    unknown = _("Ukendt")
    rows = [[line.label, line.value or unknown] for line in [*facts.known, *facts.unknown]]
    figure = "" if facts.figure is None else number_format(facts.figure, force_grouping=True)
    capacity = f"{figure} {facts.figure_noun}" if figure else unknown
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    return {
        "language": get_language(),
        "title": _("Teknisk datablad"),
        "actor": room.actor.name,
        "room": facts.name,
        "rows": [[_("Pladser"), capacity], *rows],
        "foot": _("Lavet den %(day)s af det, der står på aktørens side. Ukendt betyder, at ingen har fortalt os det.")
        % {"day": day},
    }
