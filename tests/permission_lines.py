"""Lines of the permission table: what many routes have in common."""

from typing import Any

from tests.permission_of_api import NO_ROWS, Rows
from tests.permissions import EVERYONE, OF_OFFICE, OFFICE, SIGNED_IN, Answer, Expected, Rule, rule

BOTH = ("GET", "POST")
# Drafts: only those who take care of the actor know of them, and the office reads.
DRAFTS: Rows = {"own": {"slug": "eget-kladde"}, "other": {"slug": "andet-kladde"}, "unseen": {"slug": "findes-ikke"}}


def reads(rows: Rows = NO_ROWS, by: Rule = EVERYONE) -> Expected:
    return Expected({"GET": by}, rows)


def own(rows: Rows = NO_ROWS) -> Expected:
    return Expected({"GET": SIGNED_IN}, rows)


def sends(by: Rule = SIGNED_IN, rows: Rows = NO_ROWS, **form: Any) -> Expected:
    return Expected({"POST": by}, rows, form=form)


def form(by: Rule = SIGNED_IN, rows: Rows = NO_ROWS, **values: Any) -> Expected:
    """A page with a form that is sent to the same address."""
    return Expected({"GET": by, "POST": by}, rows, form=values)


def office(rows: Rows = NO_ROWS) -> Expected:
    return Expected({"GET": OF_OFFICE, "POST": OF_OFFICE}, rows)


def of_offer(
    *methods: str,
    rows: Rows = DRAFTS,
    others: Answer = Answer.HIDDEN,
    anonymous: Answer = Answer.LOGIN,
    office: Answer = Answer.REFUSED,
) -> Expected:
    """For owners and editors of the actor behind it; for all others it is hidden while it is a draft."""
    also = {"anonymous": anonymous, **dict.fromkeys(OFFICE, office)}
    own = rule(others, seat_editor=Answer.OK, seat_owner=Answer.OK, **also)
    other = rule(others, stranger_owner=Answer.OK, **also)
    return Expected(dict.fromkeys(methods, own), rows, dict.fromkeys(methods, other))
