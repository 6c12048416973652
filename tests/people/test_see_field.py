"""`visible` is the only gate for personal fields: every level × closeness × age × choice, against a table."""

from dataclasses import dataclass
from itertools import product

import pytest

from musikfaellesskabet.people.models import AgeBand
from musikfaellesskabet.people.register import Basis, Field, Level, all_fields
from musikfaellesskabet.people.visibility import Context, visible

# Everything that anybody may choose.
CHOICES = frozenset(field.opens_with for field in all_fields() if field.opens_with)
BANDS = ["", *AgeBand.values]
VIEWERS = ["anonymous", "signed_in", "circle", "responsible", "administrator", "administrator_with_purpose", "self"]


@dataclass(frozen=True)
class Someone:
    pk: int | None
    age_band: str = ""
    is_authenticated: bool = True


SIGNED_IN = {"signed_in", "circle", "responsible", "administrator", "administrator_with_purpose", "self"}
# Who sees what, spelled out: the level that counts in the end → the viewers who see the field.
SEEN_BY = {
    Level.L0: SIGNED_IN | {"anonymous"},
    Level.L1: SIGNED_IN,
    Level.L2: {"circle", "responsible", "administrator_with_purpose", "self"},
    Level.L3: {"responsible", "administrator_with_purpose", "self"},
    Level.L4: {"administrator_with_purpose", "self"},
    Level.SECRET: set(),
}
# The most open a field of a person can be: (without a choice, with one).
CEILING = {
    "": (Level.L2, Level.L2),
    "under_13": (Level.L2, Level.L2),
    "13_14": (Level.L2, Level.L2),
    "15_17": (Level.L1, Level.L0),
    "adult": (Level.L0, Level.L0),
}


def ask(level: Level, viewer: str, band: str, *, chose: bool, opens: bool) -> bool:
    field = Field("people.User", "x", "", Basis.TASK, "", level, opens_with="portrait" if opens else "")
    subject = Someone(1, band)
    context = Context(
        same_circle=viewer == "circle",
        responsible=viewer == "responsible",
        is_administrator=viewer.startswith("administrator"),
        purpose="Sag 12" if viewer.endswith("purpose") else "",
        choices=frozenset({"portrait"}) if chose else frozenset(),
    )
    if viewer == "anonymous":
        return visible(field, Someone(None, is_authenticated=False), subject, context)
    return visible(field, subject if viewer == "self" else Someone(2), subject, context)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize(("opens", "chose"), list(product([False, True], repeat=2)))
def test_every_cell_is_as_the_table_says(level: Level, band: str, opens: bool, chose: bool) -> None:
    plain, by_choice = CEILING[band]
    if level is Level.SECRET:
        counts = level
    elif opens and chose:
        counts = by_choice
    else:
        counts = max(level, plain)
    seen = {viewer for viewer in VIEWERS if ask(level, viewer, band, chose=chose, opens=opens)}
    assert seen == SEEN_BY[counts]


@pytest.mark.parametrize("band", ["", "under_13", "13_14"])
@pytest.mark.parametrize("key", [field.key for field in all_fields()])
def test_nothing_of_a_child_is_seen_by_strangers_whatever_is_chosen(key: str, band: str) -> None:
    context = Context(choices=CHOICES)
    stranger, nobody = Someone(2), Someone(None, is_authenticated=False)
    assert [visible(key, who, Someone(1, band), context) for who in (stranger, nobody)] == [False, False]


def test_adult_who_chose_it_is_known_by_stage_name_and_nothing_else() -> None:
    nobody, adult = Someone(None, is_authenticated=False), Someone(1, AgeBand.ADULT)
    seen = [
        {field.key for field in all_fields() if visible(field, nobody, adult, Context(choices=choices))}
        for choices in (frozenset[str](), CHOICES)
    ]
    opened = {f"actors.lineupmember.{name}" for name in ("stage_name", "plays", "starts", "ends", "agreed_on")}
    opened |= {f"actors.kitfile.{name}" for name in ("title", "credit", "file")}
    assert seen == [set(), opened]


def test_context_does_not_bring_an_anonymous_visitor_closer() -> None:
    context = Context(same_circle=True, responsible=True, is_administrator=True, purpose="x")
    assert not visible("people.user.email", Someone(None, is_authenticated=False), Someone(1, "adult"), context)
    assert visible("people.user.email", Someone(2), Someone(1, "adult"), context)


def test_two_unsaved_accounts_are_not_the_same_person() -> None:
    assert not visible("people.user.email", Someone(None), Someone(None))


def test_undeclared_field_is_refused() -> None:
    with pytest.raises(KeyError):
        visible("people.user.shoe_size", Someone(1), Someone(1))
