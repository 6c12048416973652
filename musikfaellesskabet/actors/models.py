"""Actors (aktører): everyone who makes the region's music life, under one noun with many kinds."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
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
    NETWORK = "network", _("Netværk")
    LIBRARY = "library", _("Bibliotek")
    ARTIST = "artist", _("Artist eller band")


class ActorQuerySet(models.QuerySet["Actor"]):
    def public(self) -> "ActorQuerySet":
        """Those that stand for themselves: not merged into another."""
        return self.filter(merged_into=None)


class Actor(Imported, Sourced):
    """One actor. Listed with its source until someone claims it."""

    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(unique=True, max_length=80)
    sort_name = models.CharField(max_length=160, editable=False)
    subkind = models.CharField(_("hvad det er"), max_length=120, blank=True)
    description_da = models.TextField(_("beskrivelse"), blank=True)
    description_en = models.TextField(_("beskrivelse på engelsk"), blank=True)
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
    postal_code = models.CharField(_("postnummer"), max_length=10, blank=True)
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

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    @property
    def description(self) -> str:
        return self.description_en if get_language() == "en" and self.description_en else self.description_da


class Answer(models.TextChoices):
    """Yes or no; an empty value is unknown and said so."""

    YES = "yes", _("ja")
    NO = "no", _("nej")


class Use(models.TextChoices):
    STAGE = "stage", _("Scene")
    REHEARSAL = "rehearsal", _("Øvelokale")
    STUDIO = "studio", _("Lydstudie")
    TEACHING = "teaching", _("Undervisning")


class Room(Imported, Sourced):
    """A room of an actor: what it holds, what stands in it, and how one gets in. Empty means unknown."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("rummets navn"), max_length=80, blank=True)
    use = models.CharField(_("bruges som"), max_length=12, choices=Use.choices, default=Use.STAGE)
    capacity_standing = models.PositiveIntegerField(_("stående pladser"), null=True, blank=True)
    capacity_seated = models.PositiveIntegerField(_("siddende pladser"), null=True, blank=True)
    capacity_unspecified = models.PositiveIntegerField(_("pladser, måde ukendt"), null=True, blank=True)
    stage_width_m = models.FloatField(_("scenens bredde (m)"), null=True, blank=True)
    stage_depth_m = models.FloatField(_("scenens dybde (m)"), null=True, blank=True)
    stage_height_m = models.FloatField(_("scenens højde (m)"), null=True, blank=True)
    pa = models.CharField(_("lydanlæg"), max_length=200, blank=True)
    light = models.CharField(_("lys"), max_length=200, blank=True)
    backline = models.CharField(_("backline"), max_length=200, blank=True)
    piano = models.CharField(_("klaver"), max_length=200, blank=True)
    load_in = models.CharField(_("indlæsning"), max_length=200, blank=True)
    step_free_entrance = models.CharField(_("trinfri indgang"), max_length=3, choices=Answer.choices, blank=True)
    step_free_stage = models.CharField(_("trinfri vej til scenen"), max_length=3, choices=Answer.choices, blank=True)
    accessible_toilet = models.CharField(_("handicaptoilet"), max_length=3, choices=Answer.choices, blank=True)
    hearing_loop = models.CharField(_("teleslynge"), max_length=3, choices=Answer.choices, blank=True)
    quiet_room = models.CharField(_("stille rum"), max_length=3, choices=Answer.choices, blank=True)

    class Meta:
        ordering = ["use", "name", "pk"]
        verbose_name = _("rum")

    def __str__(self) -> str:
        return self.name or str(self.actor)

    @property
    def largest_capacity(self) -> int | None:
        """The most people the room is known to hold, however they stand or sit; None where unknown."""
        known = [self.capacity_standing, self.capacity_seated, self.capacity_unspecified]
        return max((number for number in known if number is not None), default=None)
