"""How two actors hang together, and from when to when."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.common.provenance import Imported, Sourced

_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def partial_date(value: str) -> None:
    """Raise ValidationError for what is not a year, a month or a day of the calendar: 2021-13 is none."""
    try:
        if not _PARTIAL_DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise ValidationError(_("Skriv et år (2019), en måned (2019-05) eller en dag.")) from error


ENDS_FIRST = _("«Til» ligger før «fra».")


def ends_not_before_start() -> Q:
    """That `ends` is not before `starts`, as far as both are told: 2020-05 to 2020 is within the same year."""
    return Q(ends="") | Q(starts="") | Q(ends__gte=Left("starts", Length("ends")))


class RelationKind(models.TextChoices):
    """Read from the first actor to the second: «Råstof driver Paramount»."""

    RUNS = "runs", _("driver")
    HOSTS = "hosts", _("lægger hus til")
    PART_OF = "part_of", _("er en del af")
    DEPARTMENT_OF = "department_of", _("er afdeling af")
    SEAT_OF = "seat_of", _("er hjemsted for")
    MEMBER_OF = "member_of", _("er medlem af")
    PARTNER_OF = "partner_of", _("er partner i")
    SUPPORTS = "supports", _("støtter")
    SUCCEEDS = "succeeds", _("afløser")


# The same relations read from the second actor to the first.
INVERSE: dict[str, str | Promise] = {
    RelationKind.RUNS: _("drives af"),
    RelationKind.HOSTS: _("holder til hos"),
    RelationKind.PART_OF: _("omfatter"),
    RelationKind.DEPARTMENT_OF: _("har som afdeling"),
    RelationKind.SEAT_OF: _("har hjemsted hos"),
    RelationKind.MEMBER_OF: _("har som medlem"),
    RelationKind.PARTNER_OF: _("har som partner"),
    RelationKind.SUPPORTS: _("støttes af"),
    RelationKind.SUCCEEDS: _("er afløst af"),
}


class Relation(Imported, Sourced):
    """`subject` relates to `object`. Dates are as exact as the source: a year, a month or a day; empty is unknown."""

    subject = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="relations")
    object = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="incoming_relations")
    kind = models.CharField(_("forhold"), max_length=16, choices=RelationKind.choices)
    starts = models.CharField(_("fra"), max_length=10, blank=True, validators=[partial_date])
    ends = models.CharField(pgettext_lazy("et tidspunkt", "til"), max_length=10, blank=True, validators=[partial_date])

    class Meta:
        ordering = ["kind", "subject__sort_name", "object__sort_name"]
        verbose_name = _("relation")
        verbose_name_plural = _("relationer")
        constraints = [
            models.UniqueConstraint(fields=["subject", "object", "kind", "starts"], name="relation_said_once"),
            models.CheckConstraint(condition=~Q(subject=F("object")), name="relation_between_two"),
            models.CheckConstraint(
                condition=ends_not_before_start(), name="relation_ends_after_start", violation_error_message=ENDS_FIRST
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()} {self.object}"

    @property
    def inverse(self) -> str | Promise:
        """The relation's words, read from the second actor."""
        return INVERSE[self.kind]

    @property
    def years(self) -> str:
        """«2019-», «2019-2021», or nothing where no source says when."""
        return f"{self.starts}-{self.ends}" if self.starts or self.ends else ""
