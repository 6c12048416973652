"""What guardians have said yes to: a chain of rows without names, one for each act."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.append_only import AppendOnly, AppendOnlyQuerySet
from musikfaellesskabet.people.models import Act, Assurance
from musikfaellesskabet.signups.models.sheet import SignUpSheet


class GuardianConsent(AppendOnly):
    """One act: a guardian said yes for a child, the yes became surer, or it was taken back.

    The child is a number on a sheet and the guardian is the first or the second one: when the sign-up is deleted, the
    row still proves that a yes was said, and tells of nobody. What holds now is read from the rows in order.
    """

    number = models.PositiveBigIntegerField(unique=True)
    sheet = models.ForeignKey(SignUpSheet, on_delete=models.PROTECT, related_name="consents")
    ticket = models.PositiveIntegerField(_("nummer i rækken"))
    giver = models.PositiveSmallIntegerField(_("hvilken forælder"))
    purpose = models.CharField(_("formål"), max_length=40)
    act = models.CharField(_("handling"), max_length=10, choices=Act.choices)
    text_hash = models.CharField(_("aftryk af teksten"), max_length=64)
    locale = models.CharField(_("sprog"), max_length=5)
    method = models.CharField(_("hvordan"), max_length=20)
    assurance = models.CharField(_("sikkerhed for, hvem det var"), max_length=10, choices=Assurance.choices)
    at = models.DateTimeField(_("hvornår"))
    expires_at = models.DateTimeField(_("udløber"), null=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("forælders samtykke")
        verbose_name_plural = _("forældres samtykker")
        constraints = [
            models.CheckConstraint(condition=models.Q(act__in=Act.values), name="guardian_consent_act_is_known")
        ]
        indexes = [models.Index(fields=["sheet", "ticket", "number"], name="guardian_consent_of_child")]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"
