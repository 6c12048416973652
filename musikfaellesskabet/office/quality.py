"""How good what we know is, over every kind of thing that carries its source: the unsure and the long unchecked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.actions import check_actor_today
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.knowledge.actions import check_practice_today
from musikfaellesskabet.knowledge.models import Practice

FRESH_DAYS = 365
Keys = models.QuerySet[Any, tuple[str, int, str]]


@dataclass(frozen=True)
class Subject:
    """A kind of thing to look after: its word, its public rows by slug, and the action that notes a look."""

    word: Promise | str
    edit: str  # name of the address where a row is mended; empty where only its file can be
    rows: Callable[[], models.QuerySet[Any]]
    check: Callable[..., None]


@dataclass(frozen=True)
class Kept:
    """A thing on a list: its subject's name in addresses, the subject and the row itself."""

    name: str
    subject: Subject
    row: Any

    @property
    def edit_url(self) -> str:
        """Where the row is mended; empty where that is done in its file."""
        return reverse(self.subject.edit, args=[self.row.slug]) if self.subject.edit else ""


def _actors() -> models.QuerySet[Any]:
    return Actor.objects.public().select_related("municipality").defer("imported")


def _practices() -> models.QuerySet[Any]:
    return Practice.objects.defer("imported")


SUBJECTS = {
    "aktoer": Subject(_("Aktør"), "actor-edit", _actors, check_actor_today),
    "metode": Subject(_("Metode"), "", _practices, check_practice_today),
}


def doubtful() -> Keys:
    """Keys (subject, primary key, name to sort by) of what is little sure: low confidence, or none stated."""
    return _keys(Q(confidence__in=[Confidence.LOW, Confidence.UNKNOWN]))


def unchecked(today: date) -> Keys:
    """Keys (subject, primary key, name to sort by) of what nobody has looked at for a year."""
    return _keys(Q(checked_on=None) | Q(checked_on__lt=today - timedelta(days=FRESH_DAYS)))


def never_checked() -> Keys:
    """The part of `unchecked` that nobody has ever looked at."""
    return _keys(Q(checked_on=None))


def kept(keys: Iterable[tuple[str, int]]) -> list[Kept]:
    """The things of these keys, in their order; one query for each subject."""
    keys = list(keys)
    rows = {
        name: subject.rows().in_bulk([pk for which, pk in keys if which == name]) for name, subject in SUBJECTS.items()
    }
    return [Kept(name, SUBJECTS[name], rows[name][pk]) for name, pk in keys if pk in rows[name]]


def _keys(condition: Q) -> Keys:
    """(name of the subject, primary key) of every row that meets the condition, by name."""
    first, *others = (
        subject.rows()
        .select_related(None)
        .order_by()
        .filter(condition)
        .annotate(subject=Value(name, output_field=models.CharField()))
        .values_list("subject", "pk", "sort_name")
        for name, subject in SUBJECTS.items()
    )
    both: Keys = first.union(*others, all=True)
    return both.order_by("sort_name", "pk")
