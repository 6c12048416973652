"""The index read from the database: five queries however many actors there are, once per generation and worker."""

import threading
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast
from django.utils import timezone

from musikfaellesskabet.actors.directory.entries import NO, UNKNOWN, YES, Entry, Origin, Tie, Word
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.models import Actor, Answer, Room, Seat, Use
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.region.models import FocusArea, Genre, Membership, Municipality, Stage, TargetGroup, Town
from musikfaellesskabet.search.analyser import fold

_CONCEPTS: dict[str, Any] = {"trin": Stage, "genre": Genre, "maalgruppe": TargetGroup, "indsats": FocusArea}
_FIELDS = {"trin": "stages", "genre": "genres", "maalgruppe": "target_groups", "indsats": "focus_areas"}
_PRACTICES = "practices"
_TIES = {"relations": "object", "incoming_relations": "subject"}
_COPIED = ("kind", "name", "slug", "subkind", "website", "country", "town")
_JOINED = {"code": "municipality__code", "pupils": "school__pupils_approx", "season": "festival__season"}
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
    municipalities, places = _places()
    links, rooms = _links(), _rooms()
    entries = [_entry(row, municipalities, links[row["pk"]], rooms[row["pk"]]) for row in _actors()]
    codes = {entry.municipality for entry in entries}
    words = _words() | {
        "kommune": [Word(code, place["name"]) for code, place in municipalities.items() if code in codes],
        "fra": [Word(fold(place.name), place.name) for place in places.values()],
    }
    homes = {
        code: Origin(place["name"], place["latitude"], place["longitude"], place["is_inside"])
        for code, place in municipalities.items()
        if place["latitude"] is not None and place["longitude"] is not None
    }
    return Index(entries, words, places, homes)


def _actors() -> list[dict[str, Any]]:
    fields = ("pk", "sort_name", *_COPIED, "latitude", "longitude")
    seats = Seat.objects.current(timezone.now()).filter(actor=OuterRef("pk"))
    rows = (
        Actor.objects.public()
        .order_by()
        .annotate(is_claimed=Exists(seats))
        .values(*fields, "is_claimed", **{name: F(path) for name, path in _JOINED.items()})
    )
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


def _links() -> Links:
    """actor → facet, «practices» or the name of its relations → what is linked."""
    parts = [_linked(facet, field, field, "da") for facet, field in _FIELDS.items()]
    parts.append(_linked(_PRACTICES, _PRACTICES, _PRACTICES, "name"))
    for field, end in _TIES.items():
        rows = _linked(field, field, f"{field}__{end}", "name")
        parts.append(rows.filter(**{f"{field}__ends": "", f"{field}__{end}__merged_into": None}))
    links: Links = defaultdict(lambda: defaultdict(list))
    for row in parts[0].union(*parts[1:], all=True):
        links[row["pk"]][row["facet"]].append(Tie(row["label"], row["other"], row["how"]))
    return links


def _linked(facet: str, field: str, end: str, label: str) -> Any:
    """Knowledge stands above us; its practices are reached by the relation's name alone."""
    rows: Any = Actor.objects.public().order_by().filter(**{f"{end}__isnull": False})
    text = CharField(max_length=200)
    how = Cast(F(f"{field}__kind"), text) if field in _TIES else Value("")
    return rows.annotate(
        facet=Value(facet), how=how, other=Cast(F(f"{end}__slug"), text), label=Cast(F(f"{end}__{label}"), text)
    ).values("pk", "facet", "how", "other", "label")


def _rooms() -> dict[int, list[dict[str, Any]]]:
    rooms: dict[int, list[dict[str, Any]]] = defaultdict(list)
    fields = ("actor_id", "use", "capacity_standing", "capacity_seated", "capacity_unspecified", "step_free_entrance")
    for room in Room.objects.order_by("pk").values(*fields):
        rooms[room["actor_id"]].append(room)
    return rooms


def _entry(
    row: dict[str, Any],
    municipalities: dict[str, dict[str, Any]],
    links: dict[str, list[Tie]],
    rooms: list[dict[str, Any]],
) -> Entry:
    home = municipalities.get(row["code"] or "", {})
    position = _position(row, home)
    linked: dict[str, Any] = {
        field: tuple(sorted(tie.slug for tie in links[facet])) for facet, field in _FIELDS.items()
    }
    return Entry(
        **{name: row[name] for name in ("pk", *_COPIED, "is_claimed", "pupils")},
        **linked,
        **_facts_of(rooms, row["is_claimed"]),
        season=row["season"] or "",
        municipality=row["code"] or "",
        municipality_name=home.get("name", ""),
        is_inside=home.get("is_inside", False),
        latitude=position[0],
        longitude=position[1],
        is_exact=row["latitude"] is not None and row["longitude"] is not None,
        words=fold(" ".join([row["name"], row["town"], row["subkind"], home.get("name", "")])),
        practices=_by_name(links[_PRACTICES]),
        ties=_by_name(links["relations"]),
        ties_in=_by_name(links["incoming_relations"]),
    )


def _position(row: dict[str, Any], home: dict[str, Any]) -> tuple[float | None, float | None]:
    """The actor's own; else its town's; else the middle of its municipality."""
    if row["latitude"] is not None and row["longitude"] is not None:
        return row["latitude"], row["longitude"]
    towns = home.get("towns", {})
    return towns.get(fold(row["town"])) or (home.get("latitude"), home.get("longitude"))


def _by_name(ties: list[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: sort_key(tie.name)))


def _facts_of(rooms: list[dict[str, Any]], is_claimed: bool) -> dict[str, Any]:
    """What the rooms say together: the most people in one of them, and yes, no or unknown.

    A kind of room that is not listed is a «no» only where the actor itself keeps the list.
    """
    absent = NO if rooms and is_claimed else UNKNOWN
    answers = {room["step_free_entrance"] for room in rooms}
    uses = {room["use"] for room in rooms}
    return {
        "standing": _most(room["capacity_standing"] for room in rooms),
        "seated": _most(room["capacity_seated"] for room in rooms),
        "unspecified": _most(room["capacity_unspecified"] for room in rooms),
        "has_stage": YES if Use.STAGE in uses else absent,
        "has_rehearsal_room": YES if Use.REHEARSAL in uses else absent,
        "step_free": YES if Answer.YES in answers else NO if Answer.NO in answers else UNKNOWN,
    }


def _most(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
