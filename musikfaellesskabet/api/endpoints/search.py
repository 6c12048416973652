"""Search: what the one box on every page finds, for anyone."""

from typing import Any, Literal

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import override
from ninja import Field, Query, Router, Schema

from musikfaellesskabet.api import showing
from musikfaellesskabet.api.parameters import Asked
from musikfaellesskabet.api.schemas import Hits
from musikfaellesskabet.search.queries import answer

MOST_HITS = 50
router = Router(tags=["search"])


class Question(Schema):
    """What is looked for."""

    q: Asked = Field(..., description="Words, in Danish or English.")
    limit: int = Field(20, ge=1, le=MOST_HITS, description="How many answers, best first.")
    language: Literal["da", "en"] = Field("da", description="The language of titles and reasons, where both exist.")


@router.get("/search", response=Hits, summary="Search")
def search(request: HttpRequest, asked: Query[Question]) -> dict[str, Any]:
    """The best answers with their kind, title, address and why each answers."""
    with override(asked.language):
        hits = answer(asked.q, AnonymousUser(), asked.limit)
    return {"items": [{name: hit[name] for name in ("kind", "title", "why")} | _where(hit) for hit in hits]}


def _where(hit: dict[str, str]) -> dict[str, str]:
    return {"url": showing.address(hit["address"])}
