"""Actors (aktører): everyone who makes the region's music life, under one noun with many kinds."""

from datetime import datetime

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.provenance import Imported, Sourced
from musikfaellesskabet.region.models import FocusArea, Genre, Municipality, Stage, TargetGroup


class Kind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Kommune")
    MUSIC_SCHOOL = "music_school", _("Musikskole")
    VENUE = "venue", _("Spillested")
    REHEARSAL = "rehearsal", _("Øvested")
    FESTIVAL = "festival", _("Festival")
    ORGANISER = "organiser", _("Arrangør")
    ASSOCIATION = "association", _("Forening")
    EDUCATION = "education", _("Uddannelse")
    NETWORK = "network", pgettext_lazy("en aktør", "Netværk")
    LIBRARY = "library", _("Bibliotek")
    ARTIST = "artist", _("Artist eller band")


_HAS_A_DIGIT = RegexValidator(r"\d", _("Et postnummer har tal i sig."))


class ActorQuerySet(models.QuerySet["Actor"]):
    def public(self) -> "ActorQuerySet":
        """Those that everyone may see: not merged into another, and not hidden."""
        return self.unmerged().filter(hiding=None)

    def unmerged(self) -> "ActorQuerySet":
        """Those that stand for themselves, the hidden ones too: for gates, which know who asks."""
        return self.filter(merged_into=None)

    def claimed(self, at: datetime) -> "ActorQuerySet":
        """Those that someone acts for at this moment."""
        return self.filter(self._has_seat(at))

    def unclaimed(self, at: datetime) -> "ActorQuerySet":
        """Those that nobody acts for at this moment."""
        return self.exclude(self._has_seat(at))

    def _has_seat(self, at: datetime) -> models.Exists:
        seats = apps.get_model("actors", "Seat")._default_manager.filter(actor=models.OuterRef("pk"), since__lte=at)
        return models.Exists(seats.filter(models.Q(until=None) | models.Q(until__gt=at)))


class Actor(Imported, Sourced):
    """One actor. Listed with its source until someone claims it."""

    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(unique=True, max_length=80)
    sort_name = models.CharField(max_length=160, editable=False)
    subkind = models.CharField(_("hvad det er"), max_length=120, blank=True)
    description_da = models.TextField(_("beskrivelse"), blank=True, max_length=4000)
    description_en = models.TextField(_("beskrivelse på engelsk"), blank=True, max_length=4000)
    website = models.URLField(_("hjemmeside"), blank=True)
    country = models.CharField(_("land"), max_length=10, default="DK")
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actors",
        verbose_name=_("kommune"),
    )
    town = models.CharField(_("by"), max_length=80, blank=True)
    postal_code = models.CharField(_("postnummer"), max_length=10, blank=True, validators=[_HAS_A_DIGIT])
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    stages = models.ManyToManyField(Stage, blank=True, related_name="actors", verbose_name=_("trin"))
    genres = models.ManyToManyField(Genre, blank=True, related_name="actors", verbose_name=_("genrer"))
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="actors", verbose_name=_("målgrupper"))
    focus_areas = models.ManyToManyField(FocusArea, blank=True, related_name="actors", verbose_name=_("indsatsområder"))
    valid_from = models.DateField(_("findes fra"), null=True, blank=True)
    valid_to = models.DateField(_("findes til"), null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name"]
        verbose_name = _("aktør")
        verbose_name_plural = _("aktører")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="actor_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="actor_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    @property
    def description_language(self) -> str:
        return "en" if get_language() == "en" and self.description_en else "da"

    @property
    def is_hidden(self) -> bool:
        """Whether the office has taken it off the public pages; no query where `hiding` was selected."""
        return hasattr(self, "hiding")

    @property
    def has_kit(self) -> bool:
        return self.kind == Kind.ARTIST

    @property
    def description(self) -> str:
        return self.description_en if get_language() == "en" and self.description_en else self.description_da


class Merger(models.Model):
    """Two actors turned out to be the same: `other` was merged into `kept`, and its address leads there."""

    kept = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="mergers")
    other = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="merger")
    merged_at = models.DateTimeField()

    class Meta:
        ordering = ["merged_at"]
        verbose_name = _("sammenlægning")
        constraints = [
            models.CheckConstraint(condition=~models.Q(kept=models.F("other")), name="merger_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.other} → {self.kept}"
