"""What leaves by the API: every field is named here, once, and nothing else goes out.

A field with the name of a row's own is that value (`showing.filled`); the others are told in `showing`.
"""

from datetime import date, datetime

from ninja import Schema


class Words(Schema):
    """A text in both languages; empty where nobody has written it."""

    da: str
    en: str


class Problem(Schema):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]] = []


class Provenance(Schema):
    """Where a fact comes from, how sure it is, and when someone last looked."""

    source: str
    confidence: str
    checked_on: date | None


class FieldProvenance(Provenance):
    """Where a single field comes from. `told_by` is the actor that says so itself; `source` is then empty."""

    told_by: str | None


class MunicipalityShort(Schema):
    code: str
    slug: str
    name: str


class MunicipalityItem(MunicipalityShort):
    latitude: float | None
    longitude: float | None
    population: int | None
    population_year: int | None
    provenance: Provenance


class PeriodItem(Schema):
    slug: str
    starts: date
    ends: date


class MembershipItem(Schema):
    municipality: MunicipalityShort
    period: str
    status: str
    provenance: Provenance


class ConceptShort(Schema):
    slug: str
    label: Words


class ConceptItem(ConceptShort):
    order: int
    definition: Words


class NeedCountItem(Schema):
    """At least so many wish this. What is not told is null or empty; `made_up` is true in a demo.

    `depth` says how much is told: 1 the municipality, 2 the stage (null: they do not know it), 3 the theme, 4 the ages.
    """

    at_least: int
    for_whom: str
    depth: int
    municipality: MunicipalityShort | None
    stage: ConceptShort | None
    theme: str
    age_group: str
    made_up: bool
    published_at: datetime


class RoomItem(Schema):
    name: str
    use: str
    capacity_standing: int | None
    capacity_seated: int | None
    capacity_unspecified: int | None
    stage_width_m: float | None
    stage_depth_m: float | None
    stage_height_m: float | None
    pa: str
    light: str
    backline: str
    piano: str
    load_in: str
    step_free_entrance: str
    step_free_stage: str
    accessible_toilet: str
    hearing_loop: str
    quiet_room: str
    provenance: Provenance
    field_provenance: dict[str, FieldProvenance]


class ActorShort(Schema):
    slug: str
    kind: str
    name: str
    url: str


class ActorItem(ActorShort):
    subkind: str
    description: Words
    website: str
    country: str
    municipality: MunicipalityShort | None
    town: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    stages: list[ConceptShort]
    genres: list[ConceptShort]
    target_groups: list[ConceptShort]
    focus_areas: list[ConceptShort]
    updated_at: datetime
    provenance: Provenance


class ActorDetail(ActorItem):
    field_provenance: dict[str, FieldProvenance]
    rooms: list[RoomItem]


class NetworkItem(ActorShort):
    subkind: str
    purpose: Words
    website: str
    country: str
    field: str
    genres: list[ConceptShort]
    provenance: Provenance


class PracticeItem(Schema):
    slug: str
    name: str
    url: str
    origin: str
    origin_label: Words
    belongs_to: str
    period: str
    first_year: int | None
    last_year: int | None
    lead: str
    partners: str
    audience: str
    format_family: str
    format: str
    summary: Words
    results: str
    stages: list[ConceptShort]
    target_groups: list[ConceptShort]
    municipalities: list[MunicipalityShort]
    actors: list[ActorShort]
    updated_at: datetime
    provenance: Provenance


class SessionItem(Schema):
    """A date. `moved_from` is when it was first announced for; a cancelled one stays."""

    starts_at: datetime
    ends_at: datetime
    venue: ActorShort | None
    place: str
    town: str
    municipality: MunicipalityShort | None
    moved_from: datetime | None
    is_cancelled: bool


class OfferItem(Schema):
    slug: str
    url: str
    state: str
    kind: str
    title: Words
    summary: Words
    description: Words
    owners: list[ActorShort]
    stages: list[ConceptShort]
    genres: list[ConceptShort]
    target_groups: list[ConceptShort]
    focus_areas: list[ConceptShort]
    age_from: int | None
    age_to: int | None
    language: str
    price_dkk: float | None
    free_for: str
    step_free_entrance: str
    accessible_toilet: str
    hearing_loop: str
    quiet_room: str
    access_notes: str
    bring: str
    food: str
    transport: str
    contact: str
    how_to_join: str
    join_url: str
    participants_from: int | None
    participants_to: int | None
    deadline: date | None
    next_starts_at: datetime | None
    updated_at: datetime


class OfferDetail(OfferItem):
    sessions: list[SessionItem]


class TermItem(Schema):
    slug: str
    word: Words
    definition: Words
    url: str


class HitItem(Schema):
    kind: str
    title: str
    url: str
    why: str


class Hits(Schema):
    items: list[HitItem]
