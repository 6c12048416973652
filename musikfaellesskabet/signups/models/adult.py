"""The adults who answer for the young at an offer."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import User


class AdultInCharge(models.Model):
    """An adult who is with the young at an offer, and whose child-protection certificate the organiser has seen.

    Only the declaration is kept, with who made it and when: never the certificate itself.
    """

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="adults_in_charge")
    name = models.CharField(_("navn"), max_length=80)
    attested_on = models.DateField(_("børneattesten er fra"))
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("erklæret af"))
    declared_at = models.DateTimeField(_("erklæret"))

    class Meta:
        ordering = ["offer", "name"]
        verbose_name = _("voksen med ansvar")
        verbose_name_plural = _("voksne med ansvar")
        constraints = [models.UniqueConstraint("offer", Lower("name"), name="adult_in_charge_named_once")]

    def __str__(self) -> str:
        return f"{self.offer}: {self.pk}"
