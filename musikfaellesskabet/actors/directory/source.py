"""The index read from the database: five queries however many actors there are, once per generation and worker."""

import threading
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast

from musikfaellesskabet.actors.directory.entries import NO, UNKNOWN, YES, Entry, Origin, Tie, Word
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.models import Actor, Answer, Room, Use
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.region.models import FocusArea, Genre, Membership, Municipality, Stage, TargetGroup, Town
from musikfaellesskabet.search.analyser import fold

_CONCEPTS: dict[str, Any] = {"trin": Stage, "genre": Genre, "maalgruppe": TargetGroup, "indsats": FocusArea}
_FIELDS = {"trin": "stages", "genre": "genres", "maalgruppe": "target_groups", "indsats": "focus_areas"}
_PRACTICES = "practices"
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
    municipalities, places = _places()
    links, rooms = _links(), _rooms()
    entries = [_entry(row, municipalities, links[row["pk"]], rooms[row["pk"]]) for row in _actors()]
    codes = {entry.municipality for entry in entries}
    words = _words() | {
        "kommune": [Word(code, place["name"]) for code, place in municipalities.items() if code in codes],
        "fra": [Word(fold(place.name), place.name) for place in places.values()],
    }
    return Index(entries, words, places)


def _actors() -> list[dict[str, Any]]:
    fields = ("pk", "kind", "name", "slug", "sort_name", "subkind", "website", "country", "town")
    rows = Actor.objects.public().order_by().values(*fields, "latitude", "longitude", code=F("municipality__code"))
    return sorted(rows, key=lambda row: (row["sort_name"], row["pk"]))


def _places() -> tuple[dict[str, dict[str, Any]], dict[str, Origin]]:
    """Municipalities by code with their towns, and the places that have a position by folded name."""
    is_inside = Membership.objects.filter(municipality=OuterRef("pk"), status=Membership.Status.YES)
    fields = ("is_town", "name", "latitude", "longitude", "place_code", "is_inside")
    plain = Municipality.objects.order_by().annotate(is_town=Value(0), place_code=F("code"))
    towns = Town.objects.order_by().annotate(is_town=Value(1), place_code=F("municipality_code"))
    rows = (
        plain.annotate(is_inside=Cast(Exists(is_inside), CharField()))
        .values(*fields)
        .union(towns.annotate(is_inside=Value("")).values(*fields), all=True)
    )
    municipalities: dict[str, dict[str, Any]] = {}
    found: dict[str, Origin] = {}
    for row in sorted(rows, key=lambda row: (row["is_town"], row["name"])):
        position = row["latitude"], row["longitude"]
        if row["is_town"]:
            if row["place_code"] in municipalities:
                municipalities[row["place_code"]]["towns"][fold(row["name"])] = position
        else:
            inside = row["is_inside"] in ("1", "true")
            municipalities[row["place_code"]] = row | {"towns": {}, "is_inside": inside}
        if None not in position and row["place_code"] in municipalities:
            found[fold(row["name"])] = Origin(row["name"], *position)
    return municipalities, found


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


def _links() -> dict[int, dict[str, list[tuple[str, str]]]]:
    """actor → facet or «practices» → (slug, name) of what is linked."""
    parts = [_linked(facet, field, "da") for facet, field in _FIELDS.items()]
    parts.append(_linked(_PRACTICES, _PRACTICES, "name"))
    links: dict[int, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in parts[0].union(*parts[1:], all=True):
        links[row["pk"]][row["facet"]].append((row["other"], row["label"]))
    return links


def _linked(facet: str, field: str, label: str) -> Any:
    """Knowledge stands above us; its practices are reached by the relation's name alone."""
    rows: Any = Actor.objects.public().order_by().filter(**{f"{field}__isnull": False})
    text = CharField(max_length=200)
    return rows.annotate(
        facet=Value(facet), other=Cast(F(f"{field}__slug"), text), label=Cast(F(f"{field}__{label}"), text)
    ).values("pk", "facet", "other", "label")


def _rooms() -> dict[int, list[dict[str, Any]]]:
    rooms: dict[int, list[dict[str, Any]]] = defaultdict(list)
    fields = ("actor_id", "use", "capacity_standing", "capacity_seated", "capacity_unspecified", "step_free_entrance")
    for room in Room.objects.order_by("pk").values(*fields):
        rooms[room["actor_id"]].append(room)
    return rooms


def _entry(
    row: dict[str, Any],
    municipalities: dict[str, dict[str, Any]],
    links: dict[str, list[tuple[str, str]]],
    rooms: list[dict[str, Any]],
) -> Entry:
    home = municipalities.get(row["code"] or "", {})
    position = _position(row, home)
    linked = {field: tuple(slug for slug, _ in sorted(links[facet])) for facet, field in _FIELDS.items()}
    return Entry(
        **{name: row[name] for name in ("pk", "kind", "name", "slug", "subkind", "website", "country", "town")},
        **linked,
        **_facts_of(rooms),
        municipality=row["code"] or "",
        municipality_name=home.get("name", ""),
        is_inside=home.get("is_inside", False),
        latitude=position[0],
        longitude=position[1],
        is_exact=row["latitude"] is not None and row["longitude"] is not None,
        words=fold(" ".join([row["name"], row["town"], row["subkind"], home.get("name", "")])),
        practices=tuple(Tie(name, slug) for slug, name in sorted(links[_PRACTICES], key=lambda link: link[1])),
    )


def _position(row: dict[str, Any], home: dict[str, Any]) -> tuple[float | None, float | None]:
    """The actor's own; else its town's; else the middle of its municipality."""
    if row["latitude"] is not None and row["longitude"] is not None:
        return row["latitude"], row["longitude"]
    towns = home.get("towns", {})
    return towns.get(fold(row["town"])) or (home.get("latitude"), home.get("longitude"))


def _facts_of(rooms: list[dict[str, Any]]) -> dict[str, Any]:
    """What the rooms say together: the most people in one of them, and yes, no or unknown."""
    answers = {room["step_free_entrance"] for room in rooms}
    uses = {room["use"] for room in rooms}
    return {
        "standing": _most(room["capacity_standing"] for room in rooms),
        "seated": _most(room["capacity_seated"] for room in rooms),
        "unspecified": _most(room["capacity_unspecified"] for room in rooms),
        "has_stage": YES if Use.STAGE in uses else UNKNOWN,
        "has_rehearsal_room": YES if Use.REHEARSAL in uses else UNKNOWN,
        "step_free": YES if Answer.YES in answers else NO if Answer.NO in answers else UNKNOWN,
    }


def _most(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)

