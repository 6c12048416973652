"""The register of personal fields: each says why it is here, on what basis, how long, and for whose eyes.

Every app declares its own in `fields.py`, read when Django starts. `register_checks` holds it to the models.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.people.retention import Retention

Text = str | Promise


class Level(IntEnum):
    """How close one must be to see a field (`people.visibility` says who is how close)."""

    L0 = 0  # everyone
    L1 = 1  # everyone who is signed in
    L2 = 2  # people of the same actor or project
    L3 = 3  # those responsible: the secretariat with a case, an owner for their own seats
    L4 = 4  # the vault: administrators, for a stated purpose, each look in the ledger
    SECRET = 5  # no eyes at all, not even the person's own: hashes and keys

    @property
    def label(self) -> Text:
        """Who sees it, in words."""
        return LEVEL_LABELS[self]


LEVEL_LABELS: dict[int, Text] = {
    Level.L0: pgettext_lazy("hvem der ser det", "Alle"),
    Level.L1: _("Alle, der er logget ind"),
    Level.L2: _("Dem, du arbejder sammen med"),
    Level.L3: _("Dem, der har ansvar for din sag"),
    Level.L4: _("Administratorer med en grund; hvert kig skrives op"),
    Level.SECRET: _("Ingen"),
}


class Basis(Enum):
    TASK = _("Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)")
    CONSENT = _("Samtykke (artikel 6, stk. 1, litra a)")
    LAW = _("Retlig forpligtelse (artikel 6, stk. 1, litra c)")


class Archive(Enum):
    DISCARD = _("Kasseres")
    KEEP = _("Bevares, til et arkiv har kvitteret")
    STATUTORY = _("Kasseres efter lovbestemt frist")


class Erase(Enum):
    """What erasing the person does with the field."""

    BLANK = "blank"  # a value is emptied; on a link to the person: the row's BLANK values are emptied
    ROW = "row"  # on a link to the person: the whole row is deleted
    KEEP = "keep"  # stays: an id, a code or an instant, which says nothing once the account is empty


@dataclass(frozen=True)
class Field:
    """One personal field. `model` is `app_label.Model`; a link to a User ties the model's rows to that person."""

    model: str
    name: str
    purpose: Text
    basis: Basis
    retention: Retention
    visibility: Level
    archive_class: Archive = Archive.DISCARD
    erase: Erase = Erase.BLANK
    # With the person's own choice under this purpose, the field opens to `opens_to`.
    opens_with: str = ""
    opens_to: Level = Level.L0

    @property
    def key(self) -> str:
        return f"{self.model.lower()}.{self.name}"


@dataclass(frozen=True)
class Finder:
    """How to find a person's rows where no link leads to them, and whether erasing deletes them or keeps them."""

    rows: Callable[[Any], models.QuerySet[Any]]
    erase: Erase


Ending = tuple[str, models.Model] | Callable[[], Any]
"""Something that ended because a person was erased: verb and row for the ledger, or what writes into another chain."""
Eraser = Callable[[Any, datetime], Iterable[Ending]]

_fields: dict[str, Field] = {}
_personal_models: set[str] = set()
_neutral: set[str] = set()
_erasers: list[Eraser] = []
_finders: dict[str, Finder] = {}
_without_account: set[str] = set()


def register(*fields: Field) -> None:
    """Declare fields. Raises ValueError when one is declared twice."""
    for field in fields:
        if field.key in _fields:
            raise ValueError(f"{field.key} is declared twice")
        _fields[field.key] = field


def personal_model(model: str, *, neutral: Iterable[str] = (), has_account: bool = True) -> None:
    """Declare that each row of the model is about a person: all fields but the `neutral` ones must be declared.

    has_account: False for people who need no account, so that nothing can say whose a row is.
    """
    _personal_models.add(model.lower())
    if not has_account:
        _without_account.add(model.lower())
    _neutral.update(f"{model.lower()}.{name}" for name in neutral)


def on_erase(eraser: Eraser) -> None:
    """Have a function called as (user, now) when a person is erased, in the same transaction: to end seats and such.

    It takes its rows in an order, and leaves the ledger and the generation to the erasing, which comes to them last;
    what it returns is written into the ledger then.
    """
    _erasers.append(eraser)


def found_by(model: str, rows: Callable[[Any], models.QuerySet[Any]], *, erase: Erase = Erase.ROW) -> None:
    """Say how to find a person's rows by other than a link, by an address, say: rows(user).

    The person reads these rows beside those that links lead to. Erasing the person deletes them, or keeps them:
    `erase` is ROW or KEEP.
    """
    _finders[model.lower()] = Finder(rows, erase)


def finder_of(model: type[models.Model]) -> Finder | None:
    return _finders.get(model._meta.label_lower)


def models_without_account() -> list[type[models.Model]]:
    """The personal models whose people need no account."""
    return [apps.get_model(label) for label in sorted(_without_account)]


def declared(key: str) -> Field:
    """The field declared under `app_label.model.name`. Raises KeyError when it is not."""
    return _fields[key.lower()]


def all_fields() -> list[Field]:
    """Every declared field, by model and name."""
    return sorted(_fields.values(), key=lambda field: field.key)


def erasers() -> list[Eraser]:
    return list(_erasers)


def personal_models() -> dict[type[models.Model], list[Field]]:
    """Every model that has declared fields, with them."""
    found: dict[type[models.Model], list[Field]] = {}
    for field in all_fields():
        found.setdefault(apps.get_model(field.model), []).append(field)
    return found


def neutral_fields() -> frozenset[str]:
    """Keys of the fields that are declared to say nothing about the person."""
    return frozenset(_neutral)


def is_about_people(model: type[models.Model]) -> bool:
    """Whether each row of the model is declared to be about a person."""
    return model._meta.label_lower in _personal_models


def links_to_person(model: type[models.Model]) -> list[str]:
    """Names of the model's own fields that point at an account; the account itself is its own link, `pk`."""
    user = apps.get_model(settings.AUTH_USER_MODEL)
    if model is user:
        return ["pk"]
    return [field.name for field in model._meta.concrete_fields if field.related_model is user]


def neutral_links(model: type[models.Model]) -> list[str]:
    """Names of the model's fields that say what a row is about without being about the person: an actor, say."""
    label = model._meta.label_lower
    return [
        field.name for field in model._meta.concrete_fields if field.is_relation and f"{label}.{field.name}" in _neutral
    ]
