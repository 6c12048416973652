"""What is known: practices (metoder) and the glossary."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.provenance import Imported, Sourced
from musikfaellesskabet.region.models import Stage, TargetGroup


class Practice(Imported, Sourced):
    """A way of working that somebody has tried. `belongs_to` says whose result it is."""

    name = models.CharField(_("navn"), max_length=160)
    slug = models.SlugField(unique=True, max_length=80)
    sort_name = models.CharField(max_length=200, editable=False)
    belongs_to = models.CharField(_("hvis resultat"), max_length=120)
    period = models.CharField(_("hvornår"), max_length=40, blank=True)
    lead = models.CharField(_("ledet af"), max_length=200, blank=True)
    partners = models.TextField(_("partnere"), blank=True)
    audience = models.CharField(_("for hvem"), max_length=200, blank=True)
    format = models.CharField(_("form"), max_length=120, blank=True)
    summary_da = models.TextField(_("kort fortalt"))
    summary_en = models.TextField(_("kort fortalt på engelsk"), blank=True)
    results = models.TextField(_("resultater"), blank=True)
    stages = models.ManyToManyField(Stage, blank=True, related_name="practices", verbose_name=_("trin"))
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="practices", verbose_name=_("målgrupper")
    )
    actors = models.ManyToManyField(Actor, blank=True, related_name="practices", verbose_name=_("aktører"))

    class Meta:
        ordering = ["sort_name"]
        verbose_name = _("metode")
        verbose_name_plural = _("metoder")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("practice", args=[self.slug])

    @property
    def summary(self) -> str:
        return self.summary_en if get_language() == "en" and self.summary_en else self.summary_da


class Term(Imported):
    """A word of the field in both languages."""

    slug = models.SlugField(unique=True, max_length=80)
    da = models.CharField(_("dansk"), max_length=80)
    en = models.CharField(_("engelsk"), max_length=80)
    definition_da = models.TextField(_("forklaring"))
    definition_en = models.TextField(_("forklaring på engelsk"), blank=True)

    class Meta:
        ordering = ["da"]
        verbose_name = _("ord")

    def __str__(self) -> str:
        return self.da

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"
