"""What a network is for; the network itself is an actor."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.provenance import Imported
from musikfaellesskabet.region.models import Genre


class Field(models.TextChoices):
    """The part of music life that a network works in."""

    AUTHORITY = "authority", _("Myndigheder og kommuner")
    FUNDER = "funder", _("Fonde og tilskud")
    GENRE = "genre", _("Genrer")
    INDUSTRY = "industry", _("Spillesteder og branche")
    EDUCATION = "education", _("Musikskoler og uddannelse")
    TALENT = "talent", _("Talent og unge")
    SONG = "song", _("Sang")
    UNION = "union", _("Fagforeninger og ophav")
    RIGHTS = "rights", _("Rettigheder")
    KNOWLEDGE = "knowledge", _("Viden og tal")


class NetworkProfile(Imported):
    """The field and the genres of one network."""

    network = models.OneToOneField(Actor, on_delete=models.CASCADE, related_name="network_profile")
    field = models.CharField(_("felt"), max_length=12, choices=Field.choices)
    genres = models.ManyToManyField(Genre, blank=True, related_name="network_profiles", verbose_name=_("genrer"))

    class Meta:
        verbose_name = _("netværk")
        ordering = ["network__sort_name"]

    def __str__(self) -> str:
        return str(self.network)
