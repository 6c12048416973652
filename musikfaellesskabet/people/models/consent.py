"""Consents: each row is one act of giving or withdrawing; what holds now is read from the rows in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.common.append_only import AppendOnly, AppendOnlyQuerySet
from musikfaellesskabet.people.models.user import User


class Act(models.TextChoices):
    GIVEN = "given", _("Givet")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")


class Assurance(models.TextChoices):
    """How sure we are that the giver is who they say."""

    DECLARED = "declared", _("oplyst")
    IDENTIFIED = "identified", _("identificeret")
    CONFIRMED = "confirmed", _("bekræftet personligt")


class Consent(AppendOnly):
    """One act of consent. `subject` is whom it is about, `giver` who said so: the same person, or a guardian."""

    number = models.PositiveBigIntegerField(unique=True)
    subject = models.ForeignKey(User, on_delete=models.PROTECT, related_name="consents", verbose_name=_("om"))
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="consents_given", verbose_name=_("af"))
    giver_role = models.CharField(max_length=10, choices=[("self", _("selv")), ("guardian", _("forælder"))])
    purpose = models.CharField(_("formål"), max_length=40)
    act = models.CharField(_("handling"), max_length=10, choices=Act.choices)
    text_hash = models.CharField(max_length=64)
    locale = models.CharField(_("sprog"), max_length=5)
    method = models.CharField(_("hvordan"), max_length=20)
    assurance = models.CharField(pgettext_lazy("hvem det var", "sikkerhed"), max_length=10, choices=Assurance.choices)
    at = models.DateTimeField(_("hvornår"))
    expires_at = models.DateTimeField(_("udløber"), null=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("samtykke")
        verbose_name_plural = _("samtykker")
        constraints = [
            models.CheckConstraint(condition=models.Q(act__in=Act.values), name="consent_act_is_known"),
            models.CheckConstraint(
                condition=models.Q(giver_role="guardian") | models.Q(subject=models.F("giver")),
                name="consent_by_self_is_about_self",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.purpose} {self.act}"
