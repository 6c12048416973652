"""The directory as a table that leaves the house: the page's rows with where each fact comes from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.directory.answer import Answer, Found
from musikfaellesskabet.actors.directory.entries import UNKNOWN, YES
from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.common.exports import cell_of, coded

COLUMNS: dict[str, str | Promise] = {
    "name": _("Navn"),
    "kind": _("Slags"),
    "subkind": _("Hvad det er"),
    "municipality_code": _("Kommunekode"),
    "municipality": _("Kommune"),
    "town": _("By"),
    "postal_code": _("Postnummer"),
    "country": _("Land"),
    "latitude": _("Breddegrad"),
    "longitude": _("Længdegrad"),
    "capacity_standing": _("Stående pladser"),
    "capacity_seated": _("Siddende pladser"),
    "capacity_unspecified": _("Pladser, måde ukendt"),
    "has_stage": _("Har en scene"),
    "has_rehearsal_room": _("Har øvelokale"),
    "step_free": _("Trinfri adgang"),
    "pupils": _("Elever, cirka"),
    "season": _("Tid på året"),
    "stages": _("Trin"),
    "genres": _("Genrer"),
    "target_groups": _("Målgrupper"),
    "focus_areas": _("Indsatsområder"),
    "is_claimed": _("Passes af aktøren selv"),
    "minutes": _("Minutter derfra, hvor du spurgte"),
    "website": _("Hjemmeside"),
    "url": _("Adresse"),
    "source": _("Kilde"),
    "confidence": _("Sikkerhed"),
    "checked_on": _("Tjekket"),
}


def rows_of(answer: Answer) -> Iterator[list[Any]]:
    """Everyone found, in the page's order, with source and confidence. One query; unknown is None."""
    found = answer.all
    actors = Actor.objects.public().order_by().only("postal_code", "country", "source", "confidence", "checked_on")
    known = {actor.pk: actor for actor in actors}
    for one in found:
        if actor := known.get(one.entry.pk):
            told = [actor.source or None, cell_of(actor, "confidence"), actor.checked_on]
            yield [*_cells(one, actor, answer.index.words), *told]


def _cells(found: Found, actor: Actor, words: Mapping[str, Sequence[Any]]) -> list[Any]:
    entry = found.entry
    exact = (entry.latitude, entry.longitude) if entry.is_exact else (None, None)
    concepts = (
        ("trin", entry.stages),
        ("genre", entry.genres),
        ("maalgruppe", entry.target_groups),
        ("indsats", entry.focus_areas),
    )
    return [
        entry.name,
        coded(entry.kind, dict(Kind.choices)),
        entry.subkind or None,
        entry.municipality or None,
        entry.municipality_name or None,
        entry.town or None,
        actor.postal_code or None,
        actor.country or None,
        *exact,
        entry.standing,
        entry.seated,
        entry.unspecified,
        *(_answer(value) for value in (entry.has_stage, entry.has_rehearsal_room, entry.step_free)),
        entry.pupils,
        entry.season or None,
        *(
            "; ".join(word.label(get_language() or "da") for word in words.get(facet, ()) if word.slug in slugs) or None
            for facet, slugs in concepts
        ),
        entry.is_claimed,
        found.minutes,
        entry.website or None,
        settings.SITE_URL + reverse("actor", args=[entry.slug]),
    ]


def _answer(value: str) -> bool | None:
    return None if value == UNKNOWN else value == YES
