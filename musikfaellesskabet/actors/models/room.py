"""Rooms of actors: what they hold, what stands in them, how one gets in."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.common import uploads
from musikfaellesskabet.common.provenance import Imported, Sourced

_METRES = [MinValueValidator(0.1), MaxValueValidator(200)]
MOST_PEOPLE = 500_000
_PEOPLE = [MaxValueValidator(MOST_PEOPLE)]
CAPACITIES = ("capacity_standing", "capacity_seated", "capacity_unspecified")


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
    capacity_standing = models.PositiveIntegerField(_("stående pladser"), null=True, blank=True, validators=_PEOPLE)
    capacity_seated = models.PositiveIntegerField(_("siddende pladser"), null=True, blank=True, validators=_PEOPLE)
    capacity_unspecified = models.PositiveIntegerField(
        _("pladser, måde ukendt"), null=True, blank=True, validators=_PEOPLE
    )
    stage_width_m = models.FloatField(_("scenens bredde (m)"), null=True, blank=True, validators=_METRES)
    stage_depth_m = models.FloatField(_("scenens dybde (m)"), null=True, blank=True, validators=_METRES)
    stage_height_m = models.FloatField(_("scenens højde (m)"), null=True, blank=True, validators=_METRES)
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
    technical_sheet = models.FileField(_("teknisk datablad (PDF)"), upload_to=uploads.PUBLIC, blank=True)

    class Meta:
        ordering = ["use", "name", "pk"]
        verbose_name = _("rum")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(**{name: None}) | models.Q(**{f"{name}__lte": MOST_PEOPLE}),
                name=f"room_{name}_possible",
            )
            for name in CAPACITIES
        ]

    def __str__(self) -> str:
        return self.name or str(self.actor)

    @property
    def largest_capacity(self) -> int | None:
        """The most people the room is known to hold, however they stand or sit; None where unknown."""
        known = [self.capacity_standing, self.capacity_seated, self.capacity_unspecified]
        return max((number for number in known if number is not None), default=None)
