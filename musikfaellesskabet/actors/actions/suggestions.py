"""What passers-by tell of an actor."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.actions.changes import lock
from musikfaellesskabet.actors.models import Actor, Suggestion
from musikfaellesskabet.common.throttle import HOUR, spend
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

SUGGESTIONS_AN_HOUR = 5


@transaction.atomic
def send_suggestion(
    actor: Actor,
    *,
    text: str,
    field: str = "",
    source: str = "",
    email: str = "",
    sender: str,
    by: User | None,
    now: datetime,
) -> Suggestion:
    """Hand what somebody knows to the office. Needs no account; the e-mail is theirs to give or keep.

    sender: the network address, only for counting; kept as a keyed hash for an hour.
    Raises TooMany after five in an hour from one address; MergedAway when the actor has become part of another.
    """
    lock(actor)
    spend(f"suggestion {sender}", SUGGESTIONS_AN_HOUR, HOUR, now)
    told = {"text": text, "field": field, "source": source, "email": email.lower()}
    suggestion = Suggestion.objects.create(actor=actor, sent_at=now, **told)
    record("suggestion-sent", by=by, subject=suggestion, now=now)
    return suggestion


@transaction.atomic
def close_suggestion(suggestion: Suggestion, *, by: User, now: datetime) -> None:
    """Note that the office has dealt with it; the sender's e-mail is forgotten."""
    suggestion.closed_at, suggestion.email = now, ""
    suggestion.save(update_fields=["closed_at", "email"])
    record("suggestion-closed", by=by, subject=suggestion, now=now)
