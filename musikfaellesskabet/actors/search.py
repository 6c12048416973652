"""What actors give the search index: themselves, with their rooms."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, FestivalFacts, Kind
from musikfaellesskabet.actors.models import Room as ActorRoom
from musikfaellesskabet.actors.models.room import Answer
from musikfaellesskabet.region.models import Concept, Genre, Municipality
from musikfaellesskabet.search.registry import Entry, Part, Room, Source, Weight, follow, register

_KINDS = {
    Kind.VENUE.value: _("Spillesteder"),
    Kind.REHEARSAL.value: _("Øvesteder"),
    Kind.MUSIC_SCHOOL.value: _("Musikskoler"),
    Kind.FESTIVAL.value: _("Festivaler"),
    Kind.ORGANISER.value: _("Arrangører"),
    Kind.ASSOCIATION.value: _("Foreninger"),
    Kind.ARTIST.value: _("Artister og bands"),
    Kind.EDUCATION.value: _("Uddannelser"),
    Kind.LIBRARY.value: _("Biblioteker"),
    Kind.NETWORK.value: _("Netværk"),
    Kind.MUNICIPALITY.value: _("Kommuner som aktører"),
}

_ACCESS = {
    "step_free_entrance": _("trinfri indgang"),
    "step_free_stage": _("trinfri vej til scenen"),
    "accessible_toilet": _("handicaptoilet"),
    "hearing_loop": _("teleslynge"),
    "quiet_room": _("stille rum"),
}


def _actors() -> QuerySet[Actor]:
    related = ("rooms", "stages", "genres", "target_groups", "focus_areas")
    return Actor.objects.public().select_related("municipality", "festival").prefetch_related(*related)


def _parts(actor: Actor) -> Iterator[Part]:
    yield Part(_("Slags"), str(Kind(actor.kind).label), Weight.KEYWORD)
    yield Part(_("Slags"), actor.kind.replace("_", " "), Weight.KEYWORD, "en")
    yield Part(_("Sted"), _place(actor), Weight.KEYWORD, "")
    yield Part(_("Hvad det er"), actor.subkind, Weight.KEYWORD)
    for room in actor.rooms.all():
        yield Part(_("Rum"), " – ".join(filter(None, [room.name, str(room.get_use_display())])), Weight.SUMMARY)
        equipment = ", ".join(filter(None, [room.pa, room.light, room.backline, room.piano]))
        yield Part(_("Udstyr"), equipment, Weight.MENTION)
        yield Part(_("Adgang"), ", ".join(_access(room)), Weight.SUMMARY)
    if festival := getattr(actor, "festival", None):
        yield Part(_("Tid på året"), festival.season, Weight.KEYWORD)
    related: Any = [(_("Trin"), actor.stages), (_("Genrer"), actor.genres), (_("Målgrupper"), actor.target_groups)]
    for label, concepts in [*related, (_("Indsatsområder"), actor.focus_areas)]:
        yield Part(label, ", ".join(concept.da for concept in concepts.all()), Weight.SUMMARY)


def _access(room: ActorRoom) -> Iterator[str]:
    """What is known to be there for those who need it: «trinfri indgang». What is missing is no answer."""
    for name, words in _ACCESS.items():
        if getattr(room, name) == Answer.YES:
            yield str(words)


def _place(actor: Actor) -> str:
    names = [actor.town, actor.municipality.name if actor.municipality else ""]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _room(actor: Actor) -> Room:
    """The largest room, for each way of counting."""
    rooms = list(actor.rooms.all())
    return Room(
        standing=max((room.capacity_standing for room in rooms if room.capacity_standing is not None), default=None),
        seated=max((room.capacity_seated for room in rooms if room.capacity_seated is not None), default=None),
        unspecified=max(
            (room.capacity_unspecified for room in rooms if room.capacity_unspecified is not None), default=None
        ),
    )


def entry_of(actor: Actor) -> Entry:
    """An actor as it can be found."""
    return Entry(
        kind=actor.kind,
        path=f"/aktoerer/{actor.slug}/",
        title_da=actor.name,
        summary_da=actor.description_da,
        summary_en=actor.description_en,
        place=_place(actor),
        parts=list(_parts(actor)),
        room=_room(actor),
    )


register(Source("actor", Actor, _KINDS, _actors, entry_of, ("actors", _("Aktører"))))


def _municipality_entry(municipality: Municipality) -> Entry:
    return Entry("municipality-page", f"/aktoerer/?kommune={municipality.code}", municipality.name)


def _genre_entry(genre: Genre) -> Entry:
    return concept_entry("genre", f"/aktoerer/?genre={genre.slug}", genre)


def concept_entry(kind: str, path: str, concept: Concept) -> Entry:
    """A word that things are sorted by, leading to what is sorted under it."""
    return Entry(
        kind=kind,
        path=path,
        title_da=concept.da,
        title_en=concept.en,
        summary_da=concept.definition_da,
        summary_en=concept.definition_en,
        equivalents=[(concept.da, concept.en)],
    )


def _settled() -> QuerySet[Municipality]:
    """Municipalities that have an actor: the others lead nowhere."""
    return Municipality.objects.filter(actors__in=Actor.objects.public()).distinct()


def _played() -> QuerySet[Genre]:
    return Genre.objects.filter(actors__in=Actor.objects.public()).distinct()


def _where_or_nowhere(actor: Actor) -> QuerySet[Municipality]:
    """The actor's municipality, and those that lead nowhere: the actor may have been the last one there until now."""
    return Municipality.objects.filter(Q(pk=actor.municipality_id) | ~Q(pk__in=_settled().values("pk")))


def _played_or_not(actor: Actor) -> QuerySet[Genre]:
    """The actor's genres, and those that nobody plays: the actor may have been the last to do so until now."""
    return Genre.objects.filter(Q(pk__in=actor.genres.values("pk")) | ~Q(pk__in=_played().values("pk")))


register(Source("municipality", Municipality, {"municipality-page": _("Kommuner")}, _settled, _municipality_entry))
register(Source("genre", Genre, {"genre": _("Genrer")}, _played, _genre_entry))
for model in (ActorRoom, FestivalFacts):
    follow(model, lambda row: [row.actor])
follow(Actor, _where_or_nowhere)
follow(Actor, _played_or_not)
