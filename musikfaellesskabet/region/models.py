"""The region: its municipalities, its agreements over time, and the words it sorts by."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.provenance import Imported, Sourced


class Mode(models.TextChoices):
    """How one travels."""

    WALK = "walk", _("til fods")
    BICYCLE = "bicycle", _("på cykel")
    TRANSIT = "transit", _("med bus og tog")
    CAR = "car", _("i bil")


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


class SourceNote(Imported):
    """Words that the region's files say in a source («550 stående»), and the same in English."""

    da = models.CharField(max_length=200, unique=True)
    en = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.da


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

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])

    @property
    def inhabitants(self) -> str:
        """The population with its year, as one reads it; empty where unknown."""
        if self.population is None:
            return ""
        figure = number_format(self.population, force_grouping=True)
        return f"{figure} ({self.population_year})" if self.population_year else figure


class AgreementPeriod(Imported):
    """The years that one culture agreement runs."""

    slug = models.SlugField(unique=True)
    starts = models.DateField(_("fra"))
    ends = models.DateField(pgettext_lazy("et tidspunkt", "til"))

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="agreement_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.starts.year}-{self.ends.year}"

    def contains(self, day: date) -> bool:
        return self.starts <= day <= self.ends


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Conditions on memberships."""

    def taking_part(self) -> "MembershipQuerySet":
        """Those where the municipality takes part, surely or likely: what makes it one of the region's own."""
        return self.filter(status__in=[Membership.Status.YES, Membership.Status.LIKELY])


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

    objects = MembershipQuerySet.as_manager()

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
    sort_name = models.CharField(max_length=100, editable=False, default="")
    latitude = models.FloatField()
    longitude = models.FloatField()
    municipality_code = models.CharField(max_length=4)

    class Meta:
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "municipality_code"], name="one_town_per_municipality"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportConflict(models.Model):
    """A field that both a file and people here have changed. Left as people wrote it until the office decides."""

    class Decision(models.TextChoices):
        KEEP = "keep", _("behold vores")
        TAKE = "take", _("brug filens")

    model = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    field = models.CharField(max_length=60)
    ours = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    found_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=4, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["found_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "key", "field"], condition=Q(decided_at=None), name="one_open_conflict_per_field"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.field}"


class Load(models.Model):
    """A load of a region's files that changed something. How much it changed stands in the ledger."""

    folder = models.CharField(_("mappe"), max_length=200)
    loaded_at = models.DateTimeField(_("hvornår"))

    class Meta:
        ordering = ["loaded_at", "pk"]
        verbose_name = _("indlæsning af filer")

    def __str__(self) -> str:
        return f"{self.folder} {self.loaded_at:%Y-%m-%d %H:%M}"


class Removal(models.Model):
    """A row of a file that people here have removed. No load brings it back."""

    model = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    removed_at = models.DateTimeField()

    class Meta:
        ordering = ["removed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="removed_once")]

    def __str__(self) -> str:
        return self.key


class TravelTime(Imported):
    """An operator's own figure for the way between two places; overrides the model. Both ways unless both are given."""

    origin = models.CharField(_("fra"), max_length=80)
    destination = models.CharField(_("til"), max_length=80)
    mode = models.CharField(_("transport"), max_length=10, choices=Mode.choices)
    minutes = models.PositiveSmallIntegerField(_("minutter"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "destination", "mode"], name="one_time_per_way_and_mode"),
        ]

    def __str__(self) -> str:
        return f"{self.origin}–{self.destination}, {self.mode}: {self.minutes}"
