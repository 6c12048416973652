"""The region's own tables: settings, municipalities with dated membership, stages and the other words."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from musikfaellesskabet.common.text import slug_of
from musikfaellesskabet.region.loading import Record, Table, find, register
from musikfaellesskabet.region.models import (
    AgreementPeriod,
    Concept,
    FocusArea,
    Genre,
    Membership,
    Mode,
    Municipality,
    Setting,
    SourceNote,
    Stage,
    TargetGroup,
    TravelTime,
)
from musikfaellesskabet.region.rows import BadCell, Row


def municipality_of(row: Row, column: str = "municipality_code") -> Municipality | None:
    """The municipality named in the row; None where the cell is empty."""
    code = row.text(column)
    if not code:
        return None
    found: Municipality | None = find(Municipality, "code", code)
    if found is None:
        raise BadCell(column, _("der er ingen kommune med koden %(code)s") % {"code": code})
    return found


def read_setting(row: Row) -> Iterable[Record]:
    key = row.text("key", required=True)
    yield Record(Setting, key, {"key": key, "da": row.text("da", required=True), "en": row.text("en")})


def read_period(row: Row) -> Iterable[Record]:
    slug = row.text("slug", required=True)
    starts, ends = row.day("starts"), row.day("ends")
    if starts is None or ends is None:
        raise BadCell("starts", _("en aftaleperiode skal have en første og en sidste dag"))
    yield Record(AgreementPeriod, f"period:{slug}", {"slug": slug, "starts": starts, "ends": ends})


def read_municipality(row: Row) -> Iterator[Record]:
    code, name = row.text("code", required=True), row.text("name", required=True)
    fields = {
        "code": code,
        "name": name,
        "latitude": row.number("lat"),
        "longitude": row.number("lon"),
        "population": row.whole("population"),
        "population_year": row.whole("population_year"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    yield Record(Municipality, f"municipality:{code}", fields, once={"slug": slug_of(name)})


def read_membership(row: Row) -> Iterable[Record]:
    municipality = municipality_of(row)
    period = find(AgreementPeriod, "slug", row.text("period", required=True))
    if municipality is None or period is None:
        raise BadCell("period", _("kommunen og perioden skal stå i municipalities.csv og periods.csv"))
    fields = {
        "municipality": municipality,
        "period": period,
        "status": row.choice("status", Membership.Status.values),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    yield Record(Membership, f"membership:{municipality.code}:{period.slug}", fields)


def _concept_table(order: int, file: str, model: type[Concept]) -> Table:
    def read(row: Row) -> Iterable[Record]:
        slug = row.text("slug", required=True)
        fields = {
            "slug": slug,
            "order": row.whole("order") or 0,
            "da": row.text("da", required=True),
            "en": row.text("en", required=True),
            "definition_da": row.text("definition_da"),
            "definition_en": row.text("definition_en"),
        }
        yield Record(model, f"{model.__name__}:{slug}", fields)

    return Table(order, file, read)


def read_travel(row: Row) -> Iterable[Record]:
    way = {name: row.text(column, required=True) for name, column in (("origin", "from"), ("destination", "to"))}
    mode, minutes = row.choice("mode", Mode.values), row.whole("minutes")
    if minutes is None:
        raise BadCell("minutes", _("feltet er tomt, men skal udfyldes i hver række"))
    yield Record(TravelTime, ":".join(["travel", *way.values(), mode]), way | {"mode": mode, "minutes": minutes})


def read_source_note(row: Row) -> Iterable[Record]:
    da = row.text("da", required=True, longest=200)
    en = row.text("en", required=True, longest=200)
    yield Record(SourceNote, f"note:{slug_of(da)}"[:200], {"da": da, "en": en})


register(Table(10, "region.csv", read_setting))
register(Table(11, "periods.csv", read_period))
register(Table(12, "municipalities.csv", read_municipality))
register(Table(13, "memberships.csv", read_membership))
register(_concept_table(14, "stages.csv", Stage))
register(_concept_table(15, "target_groups.csv", TargetGroup))
register(_concept_table(16, "genres.csv", Genre))
register(_concept_table(17, "focus_areas.csv", FocusArea))
register(Table(18, "travel.csv", read_travel))
register(Table(19, "source_notes.csv", read_source_note))
