"""The parameters that endpoints take, with what is allowed in each."""

from datetime import date
from typing import Annotated

from ninja import Field
from pydantic import StringConstraints

from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.api.paging import Paging
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.knowledge.models import Field as NetworkField
from musikfaellesskabet.knowledge.models import FormatFamily, Origin
from musikfaellesskabet.offers.models import Kind as OfferKind
from musikfaellesskabet.offers.models.offer import OLDEST
from musikfaellesskabet.region.models import Membership

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{3,4}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
# No control characters: a database may refuse them, and nobody means them.
Asked = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
MOST_VALUES = 20


class MembershipFilter(Paging):
    municipality: Code | None = Field(None, description="A municipality code.")
    period: Slug | None = Field(None, description="An agreement period.")
    status: Membership.Status | None = Field(None)


class ActorFilter(Paging):
    q: Asked = Field("", description="Letters in the name.")
    kind: list[Kind] = Field([], max_length=MOST_VALUES)
    municipality: list[Code] = Field([], max_length=MOST_VALUES, description="Municipality codes.")
    country: list[Country] = Field([], max_length=MOST_VALUES)
    stage: list[Slug] = Field([], max_length=MOST_VALUES)
    genre: list[Slug] = Field([], max_length=MOST_VALUES)
    target_group: list[Slug] = Field([], max_length=MOST_VALUES)
    focus_area: list[Slug] = Field([], max_length=MOST_VALUES)


class NetworkFilter(Paging):
    country: list[Country] = Field([], max_length=MOST_VALUES)
    field: list[NetworkField] = Field([], max_length=MOST_VALUES)
    genre: list[Slug] = Field([], max_length=MOST_VALUES)


class PracticeFilter(Paging):
    origin: list[Origin] = Field([], max_length=MOST_VALUES, description="Whose result it is.")
    stage: list[Slug] = Field([], max_length=MOST_VALUES)
    target_group: list[Slug] = Field([], max_length=MOST_VALUES)
    format_family: list[FormatFamily] = Field([], max_length=MOST_VALUES)
    municipality: list[Code] = Field([], max_length=MOST_VALUES, description="Municipality codes.")
    actor: list[Slug] = Field([], max_length=MOST_VALUES)
    period: list[Slug] = Field([], max_length=MOST_VALUES, description="Agreement periods in which it ran.")
    confidence: list[Confidence] = Field([], max_length=MOST_VALUES)


class OfferFilter(Paging):
    kind: list[OfferKind] = Field([], max_length=MOST_VALUES)
    stage: list[Slug] = Field([], max_length=MOST_VALUES)
    genre: list[Slug] = Field([], max_length=MOST_VALUES)
    municipality: list[Code] = Field([], max_length=MOST_VALUES, description="Where a date to come is held.")
    age: int | None = Field(None, ge=0, le=OLDEST, description="Years; what says nothing of age is kept.")
    free: bool = Field(False, description="Only what costs nothing.")
    since: date | None = Field(None, description="The first day looked at; today where nothing is said.")
