"""What only one kind of actor has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor
from musikfaellesskabet.common.provenance import Imported, Sourced


class MusicSchoolFacts(Imported, Sourced):
    """A music school in figures. Empty means unknown."""

    actor = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="school")
    pupils_approx = models.PositiveIntegerField(_("elever, cirka"), null=True, blank=True)
    teachers = models.PositiveIntegerField(_("lærere"), null=True, blank=True)
    founded = models.PositiveSmallIntegerField(_("grundlagt"), null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(_("yngste elever (år)"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("ældste elever (år)"), null=True, blank=True)

    class Meta:
        verbose_name = _("musikskolens tal")

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
