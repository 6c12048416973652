"""What only one kind of actor has."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.common.provenance import Imported, Sourced

FIRST_YEAR, LAST_YEAR = 1500, 2100
_YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
_AGES = [MaxValueValidator(120)]


class MusicSchoolFacts(Imported, Sourced):
    """A music school in figures. Empty means unknown."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="school")
    pupils_approx = models.PositiveIntegerField(_("elever, cirka"), null=True, blank=True)
    teachers = models.PositiveIntegerField(_("lærere"), null=True, blank=True)
    founded = models.PositiveSmallIntegerField(_("grundlagt"), null=True, blank=True, validators=_YEARS)
    age_from = models.PositiveSmallIntegerField(_("yngste elever (år)"), null=True, blank=True, validators=_AGES)
    age_to = models.PositiveSmallIntegerField(_("ældste elever (år)"), null=True, blank=True, validators=_AGES)

    class Meta:
        verbose_name = _("musikskolens tal")
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
                name="school_ages_in_order",
                violation_error_message=_("De yngste elever kan ikke være ældre end de ældste."),
            ),
            models.CheckConstraint(
                condition=Q(founded=None) | Q(founded__range=(FIRST_YEAR, LAST_YEAR)), name="school_founded_in_a_year"
            ),
        ]

    def __str__(self) -> str:
        return str(self.actor)


class FestivalFacts(Imported, Sourced):
    """When in the year a festival is held."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="festival")
    season = models.CharField(_("tid på året"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("festivalens tid")

    def __str__(self) -> str:
        return str(self.actor)
