"""The index read from the database: five queries however many actors there are, once per generation and worker."""

import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from musikfaellesskabet.actors.directory.entries import NO, UNKNOWN, YES, Entry, Origin, Tie, Word
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.models import Actor, Answer, Seat, Use
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.region.models import FocusArea, Genre, Membership, Municipality, Stage, TargetGroup, Town
from musikfaellesskabet.region.places import Basis, Places, first_town
from musikfaellesskabet.region.travel import Travel
from musikfaellesskabet.search.analyser import fold

_CONCEPTS: dict[str, Any] = {"trin": Stage, "genre": Genre, "maalgruppe": TargetGroup, "indsats": FocusArea}
_FIELDS = {"trin": "stages", "genre": "genres", "maalgruppe": "target_groups", "indsats": "focus_areas"}
_PRACTICES = "practices"
_TIES = {"relations": "object", "incoming_relations": "subject"}
_COPIED = ("pk", "kind", "name", "slug", "subkind", "website", "country", "town", "is_claimed", "pupils")
_COPIED_FROM_ROOMS = ("standing", "seated", "unspecified")
_POSITION = ("municipality_id", "latitude", "longitude")
_JOINED = {"pupils": F("school__pupils_approx"), "season": F("festival__season")}
_OF_ROOMS = {
    "standing": Max("rooms__capacity_standing"),
    "seated": Max("rooms__capacity_seated"),
    "unspecified": Max("rooms__capacity_unspecified"),
    "rooms_known": Count("rooms"),
    "rooms_with_stage": Count("rooms", filter=Q(rooms__use=Use.STAGE)),
    "rooms_to_rehearse": Count("rooms", filter=Q(rooms__use=Use.REHEARSAL)),
    "rooms_step_free": Count("rooms", filter=Q(rooms__step_free_entrance=Answer.YES)),
    "rooms_with_steps": Count("rooms", filter=Q(rooms__step_free_entrance=Answer.NO)),
}
Links = dict[int, dict[str, list[Tie]]]
_lock = threading.Lock()
_kept: tuple[int, Index] | None = None


def current_index() -> Index:
    """The index of the generation now; one query while nothing has changed."""
    global _kept
    number = generation()
    kept = _kept
    if kept is None or kept[0] != number:
        with _lock:
            if _kept is None or _kept[0] != number:
                _kept = (number, read_index())
            kept = _kept
    return kept[1]


def forget() -> None:
    """Keep nothing: for tests, whose databases begin anew at generation 0."""
    global _kept
    _kept = None


def read_index() -> Index:
    """Read everyone the public may see."""
    land, links, rows = _Land(_places()), _links(), _actors()
    land.name_towns_of(rows)
    entries = [_entry(row, land, links[row["pk"]]) for row in rows]
    codes = {entry.municipality for entry in entries}
    named = [Word(code, name) for code, name in land.names.items() if code in codes]
    words = _words() | {
        "kommune": sorted(named, key=lambda word: sort_key(word.da)),
        "fra": [Word(key, origin.name) for key, origin in land.origins.items() if origin.is_inside],
    }
    return Index(entries, words, places=land.origins, homes=land.homes, travel=Travel.from_database())


def _actors() -> list[dict[str, Any]]:
    seats = Seat.objects.current(timezone.now()).filter(actor=OuterRef("pk"))
    rows = Actor.objects.public().order_by().annotate(is_claimed=Exists(seats), **_JOINED, **_OF_ROOMS)
    return sorted(rows.values(*_COPIED, *_POSITION, "sort_name", "season", *_OF_ROOMS), key=_by_name)


def _by_name(row: dict[str, Any]) -> tuple[str, int]:
    return row["sort_name"], row["pk"]


def _places() -> list[dict[str, Any]]:
    """Municipalities, and then towns, each by name."""
    member = Membership.objects.taking_part().filter(municipality=OuterRef("pk"))
    fields = ("number", "name", "latitude", "longitude", "place_code", "member")
    municipalities = (
        Municipality.objects.order_by()
        .annotate(number=F("pk"), place_code=F("code"), member=Cast(Exists(member), CharField()))
        .values(*fields)
    )
    towns = (
        Town.objects.order_by()
        .annotate(number=Value(0), place_code=F("municipality_code"), member=Value(""))
        .values(*fields)
    )
    rows = municipalities.union(towns, all=True)
    return sorted(rows, key=lambda row: (not row["number"], sort_key(row["name"])))


@dataclass(slots=True)
class _Located:
    latitude: float | None
    longitude: float | None
    town: str
    municipality_id: int | None


class _Land:
    """Where things are: names and centres of municipalities by code, and where a journey may start by folded name."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        own = [row for row in rows if row["number"]]
        inside = {row["place_code"] for row in own if row["member"] in ("1", "true")}
        self.codes = {row["number"]: row["place_code"] for row in own}
        self.names = {row["place_code"]: row["name"] for row in own}
        self.homes = {row["place_code"]: _origin(row, inside) for row in own if row["latitude"] is not None}
        self.inside = inside
        # Of two places with one name the town counts before the municipality, and one inside before one outside.
        ranked = sorted(rows, key=lambda row: (row["place_code"] in inside, not row["number"]))
        found = {fold(row["name"]): _origin(row, inside) for row in ranked if row["latitude"] is not None}
        self.origins = dict(sorted(found.items(), key=lambda place: sort_key(place[1].name)))
        self._places = Places(
            [Town(**_as_place(row), municipality_code=row["place_code"]) for row in rows if not row["number"]],
            [Municipality(**_as_place(row), pk=row["number"], code=row["place_code"]) for row in own],
        )

    def name_towns_of(self, rows: list[dict[str, Any]]) -> None:
        """Let a journey start in every town that an actor names; one that we cannot place starts mid-municipality."""
        for row in rows:
            home = self.homes.get(self.codes.get(row["municipality_id"], ""))
            town = first_town(row["town"])
            if home and town and fold(town) not in self.origins:
                spot = self._places.town(town, home.municipality)
                known = {"latitude": spot.latitude, "longitude": spot.longitude} if spot else {"centre_of": home.name}
                self.origins[fold(town)] = replace(home, name=town, **known)

    def facts_of(self, row: dict[str, Any]) -> dict[str, Any]:
        """An actor's municipality and the best spot known for it."""
        code = self.codes.get(row["municipality_id"], "")
        spot = self._places.spot(_Located(row["latitude"], row["longitude"], row["town"], row["municipality_id"]))
        return {
            "municipality": code,
            "municipality_name": self.names.get(code, ""),
            "is_inside": code in self.inside,
            "latitude": spot and spot.latitude,
            "longitude": spot and spot.longitude,
            "is_exact": spot is not None and spot.basis is Basis.OWN,
            "is_rough": spot is not None and spot.basis is Basis.MUNICIPALITY,
        }


def _as_place(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("name", "latitude", "longitude")}


def _origin(row: dict[str, Any], inside: set[str]) -> Origin:
    return Origin(**_as_place(row), municipality=row["place_code"], is_inside=row["place_code"] in inside)


def _words() -> dict[str, list[Word]]:
    """facet → its concepts in their order."""
    parts = [
        model.objects.order_by().annotate(facet=Value(facet)).values("facet", "slug", "order", "da", "en")
        for facet, model in _CONCEPTS.items()
    ]
    words: dict[str, list[Word]] = {facet: [] for facet in _CONCEPTS}
    for row in sorted(parts[0].union(*parts[1:], all=True), key=lambda row: (row["order"], row["da"])):
        words[row["facet"]].append(Word(row["slug"], row["da"], row["en"]))
    return words


def _links() -> Links:
    """actor → facet, «practices» or the name of its relations → what is linked."""
    parts = [_linked(facet, field, field, "da") for facet, field in _FIELDS.items()]
    parts.append(_linked(_PRACTICES, _PRACTICES, _PRACTICES, "name"))
    for field, end in _TIES.items():
        standing = {f"{field}__ends": "", f"{field}__{end}__in": Actor.objects.public()}
        parts.append(_linked(field, field, f"{field}__{end}", "name", **standing))
    links: Links = defaultdict(lambda: defaultdict(list))
    for row in parts[0].union(*parts[1:], all=True):
        links[row["pk"]][row["facet"]].append(Tie(row["label"], row["other"], row["how"]))
    return links


def _linked(facet: str, field: str, end: str, label: str, **standing: Any) -> Any:
    """Knowledge stands above us; its practices are reached by the relation's name alone."""
    rows: Any = Actor.objects.public().order_by().filter(**{f"{end}__isnull": False}, **standing)
    text = CharField(max_length=200)
    how = Cast(F(f"{field}__kind"), text) if field in _TIES else Value("")
    return rows.annotate(
        facet=Value(facet), how=how, other=Cast(F(f"{end}__slug"), text), label=Cast(F(f"{end}__{label}"), text)
    ).values("pk", "facet", "how", "other", "label")


def _entry(row: dict[str, Any], land: _Land, links: dict[str, list[Tie]]) -> Entry:
    linked: dict[str, Any] = {
        field: tuple(sorted(tie.slug for tie in links[facet])) for facet, field in _FIELDS.items()
    }
    home = land.facts_of(row)
    said = [row["name"], row["town"], row["subkind"], home["municipality_name"]]
    return Entry(
        **{name: row[name] for name in (*_COPIED, *_COPIED_FROM_ROOMS)},
        **linked,
        **home,
        **_answers(row),
        season=row["season"] or "",
        words=fold(" ".join(said)),
        practices=_sorted(links[_PRACTICES]),
        ties=_sorted(links["relations"]),
        ties_in=_sorted(links["incoming_relations"]),
    )


def _sorted(ties: list[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: sort_key(tie.name)))


def _answers(row: dict[str, Any]) -> dict[str, Any]:
    """What the rooms say together: yes, no or unknown.

    A kind of room that is not listed is a «no» only where the actor itself keeps the list.
    """
    absent = NO if row["rooms_known"] and row["is_claimed"] else UNKNOWN
    return {
        "has_stage": YES if row["rooms_with_stage"] else absent,
        "has_rehearsal_room": YES if row["rooms_to_rehearse"] else absent,
        "step_free": YES if row["rooms_step_free"] else NO if row["rooms_with_steps"] else UNKNOWN,
    }
