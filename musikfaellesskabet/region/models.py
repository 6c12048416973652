"""The region: its municipalities, its agreements over time, and the words it sorts by."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.provenance import Imported, Sourced


class Setting(Imported):
    """A fact about the region itself (its name, the platform's name, a telephone number), in both languages."""

    key = models.SlugField(unique=True)
    da = models.TextField()
    en = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.key

    @property
    def text(self) -> str:
        """The value in the active language; Danish where English is missing."""
        return self.en if get_language() == "en" and self.en else self.da


class Municipality(Imported, Sourced):
    """A Danish municipality, in the region or beside it."""

    code = models.CharField(_("kommunekode"), max_length=4, unique=True)
    name = models.CharField(_("navn"), max_length=60)
    slug = models.SlugField(unique=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    population = models.PositiveIntegerField(_("indbyggere"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")

    def __str__(self) -> str:
        return self.name


class AgreementPeriod(Imported):
    """The years that one culture agreement runs."""

    slug = models.SlugField(unique=True)
    starts = models.DateField(_("fra"))
    ends = models.DateField(_("til"))

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="agreement_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.starts.year}-{self.ends.year}"

    def contains(self, day: date) -> bool:
        return self.starts <= day <= self.ends


class Membership(Imported, Sourced):
    """Whether a municipality takes part in an agreement period, and how sure we are of it."""

    class Status(models.TextChoices):
        YES = "yes", _("med")
        LIKELY = "likely", _("formentlig med")
        UNKNOWN = "unknown", _("ukendt")
        NO = "no", _("ikke med")

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="memberships")
    period = models.ForeignKey(AgreementPeriod, on_delete=models.CASCADE, related_name="memberships")
    status = models.CharField(max_length=10, choices=Status.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "period"], name="one_membership_per_period"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.period}: {self.status}"


class Concept(Imported):
    """A word that things are sorted by, in both languages (SKOS: preferred labels and a definition)."""

    slug = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    da = models.CharField(_("dansk"), max_length=80)
    en = models.CharField(_("engelsk"), max_length=80)
    definition_da = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "da"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.en if get_language() == "en" and self.en else self.da

    @property
    def definition(self) -> str:
        return self.definition_en if get_language() == "en" and self.definition_en else self.definition_da


class Stage(Concept):
    """A step on the ladder from the first band room to ready-to-fly. `order` 1 to 5 has a mark and a hue."""


class TargetGroup(Concept):
    """Whom an activity is for. Never set on a person."""


class Genre(Concept):
    """A musical genre."""


class FocusArea(Concept):
    """One of the agreement's few main tracks (indsatsområde)."""


class Town(models.Model):
    """A town with its place on the map (GeoNames)."""

    name = models.CharField(max_length=80)
    latitude = models.FloatField()
    longitude = models.FloatField()
    municipality_code = models.CharField(max_length=4)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "municipality_code"], name="one_town_per_municipality"),
        ]

    def __str__(self) -> str:
        return self.name
