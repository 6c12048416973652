"""The one gate for personal fields. Pure: no query, no clock; everything it needs is handed to it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from django.utils.translation import gettext as _

from musikfaellesskabet.people.models import AgeBand
from musikfaellesskabet.people.register import Field, Level, declared


class Closeness(IntEnum):
    """How close a viewer is to the person. Sees every field whose level is at most this number."""

    STRANGER = 0
    SIGNED_IN = 1
    SAME_CIRCLE = 2
    RESPONSIBLE = 3
    VAULT_KEEPER = 4


class Account(Protocol):
    """What the gate needs of a viewer or subject: any account, or an anonymous visitor."""

    @property
    def pk(self) -> int | None: ...

    @property
    def is_authenticated(self) -> bool: ...


class Named(Account, Protocol):
    """An account that may have a name."""

    @property
    def display_name(self) -> str: ...


@dataclass(frozen=True)
class Context:
    """What ties viewer and subject together here and now.

    same_circle: they share an actor or a project. responsible: the viewer answers for the subject's case (the
    secretariat deciding a claim, an owner over seats). purpose: stated by an administrator who opens the vault.
    choices: the purposes for which the subject's consent holds now.
    """

    same_circle: bool = False
    responsible: bool = False
    is_administrator: bool = False
    purpose: str = ""
    choices: frozenset[str] = frozenset()


NOBODY_IN_PARTICULAR = Context()

# The most open level by age band; an unknown age counts as the youngest.
MOST_OPEN = {
    "": Level.L2,
    AgeBand.UNDER_13: Level.L2,
    AgeBand.FROM_13: Level.L2,
    AgeBand.FROM_15: Level.L1,
    AgeBand.ADULT: Level.L0,
}
# Young people of 15-17 may choose to be known by name to everyone, and by nothing else.
MOST_OPEN_BY_CHOICE = {**MOST_OPEN, AgeBand.FROM_15: Level.L0}


def closeness(viewer: Account, context: Context) -> Closeness:
    """How close the viewer is, from what the context says; nothing counts for one who is not signed in."""
    if not viewer.is_authenticated:
        return Closeness.STRANGER
    if context.is_administrator and context.purpose:
        return Closeness.VAULT_KEEPER
    if context.responsible:
        return Closeness.RESPONSIBLE
    if context.same_circle:
        return Closeness.SAME_CIRCLE
    return Closeness.SIGNED_IN


def level_of(field: Field, age_band: str, choices: frozenset[str]) -> Level:
    """The level that counts for a person of this age who has made these choices."""
    if field.visibility is Level.SECRET:
        return Level.SECRET
    if field.opens_with and field.opens_with in choices:
        return max(min(field.visibility, field.opens_to), MOST_OPEN_BY_CHOICE[age_band])
    return max(field.visibility, MOST_OPEN[age_band])


def visible(field: Field | str, viewer: Account, subject: Account, context: Context = NOBODY_IN_PARTICULAR) -> bool:
    """Whether the viewer may see this field of the subject. `field` is declared, or its key (`people.user.email`).

    One sees everything about oneself but secrets. Raises KeyError for a field that is not in the register.
    """
    field = declared(field) if isinstance(field, str) else field
    if viewer.is_authenticated and viewer.pk is not None and viewer.pk == subject.pk:
        return field.visibility is not Level.SECRET
    age_band = getattr(subject, "age_band", "")
    return int(level_of(field, age_band, context.choices)) <= int(closeness(viewer, context))


def name_for(viewer: Account, person: Named, context: Context) -> str:
    """What the viewer may call the person: their name, or words that say why there is none. Never their address."""
    if not person.display_name:
        return _("Uden navn")
    return (
        person.display_name if visible("people.user.display_name", viewer, person, context) else _("Navnet er skjult")
    )
