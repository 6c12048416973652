"""Offers as a table to take away: each with its next date, and nothing about persons."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.exports import Columns, cell_of, joined
from musikfaellesskabet.offers.queries.listing import Line, Question, found, lines, with_words
from musikfaellesskabet.offers.queries.page import owners_of

OFFERS: Columns = {
    "title_da": _("Titel"),
    "title_en": _("Titel på engelsk"),
    "kind": _("Slags"),
    "owners": _("Hvem står bag"),
    "next_starts_at": _("Næste dato begynder"),
    "next_ends_at": _("Næste dato slutter"),
    "venue": _("Sted"),
    "place": _("Rum eller adresse"),
    "town": _("By"),
    "municipality": _("Kommune"),
    "stages": _("Trin"),
    "genres": _("Genrer"),
    "target_groups": _("Målgrupper"),
    "age_from": _("Fra alder"),
    "age_to": _("Til og med alder"),
    "language": _("Sprog"),
    "price_dkk": _("Pris i kroner"),
    "free_for": _("Gratis for"),
    "participants_from": _("Mindst deltagere"),
    "participants_to": _("Højst deltagere"),
    "deadline": _("Frist"),
    "summary_da": _("Kort fortalt på dansk"),
    "summary_en": _("Kort fortalt på engelsk"),
    "join_url": _("Tilmelding"),
    "contact": _("Stedets kontakt"),
    "url": _("Adresse"),
}


def rows_for(question: Question) -> Iterator[list[Any]]:
    """The rows of what is asked for, by the next date; seven queries however many they are."""
    return offer_rows(lines(with_words(found(question)).prefetch_related("genres", "target_groups")))


def offer_rows(lines: Iterable[Line]) -> Iterator[list[Any]]:
    """The lines' rows; owners, stages, genres and target groups are prefetched."""
    for line in lines:
        offer, session = line.offer, line.session
        values: dict[str, Any] = {
            "owners": joined(owners_of(offer)),
            "next_starts_at": session.starts_at,
            "next_ends_at": session.ends_at,
            "venue": session.shown_venue.name if session.shown_venue else "",
            "place": session.place,
            "town": session.town,
            "municipality": session.municipality.name if session.municipality else "",
            **{name: joined(getattr(offer, name).all()) for name in ("stages", "genres", "target_groups")},
            "url": f"{settings.SITE_URL}/tilbud/{offer.slug}/",
        }
        yield [values[key] if key in values else cell_of(offer, key) for key in OFFERS]
