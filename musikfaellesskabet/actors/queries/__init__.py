"""Reads that count, join or report: what waits for the office, and all that stands on an actor’s page."""

from musikfaellesskabet.actors.queries.deciding import (
    claims_to_decide,
    has_owner,
    proposals_to_decide,
    suggestions_to_read,
)

__all__ = ["claims_to_decide", "has_owner", "proposals_to_decide", "suggestions_to_read"]
