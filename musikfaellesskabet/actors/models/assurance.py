"""Who in a band has answered for the people that its kit shows."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.kit import KitFile, LineupMember


class Says(models.TextChoices):
    """What can be said of the people in a file; there is no third."""

    NOBODY = "nobody", _("Nej, ingen kan kendes.")
    AGREED = "agreed", _("Ja. Alle, der kan kendes, er fyldt 15 år og har selv sagt ja.")


class Assurance(models.Model):
    """Someone who works on the kit has said that a name or a file may stand there: who, when, and what they said."""

    member = models.OneToOneField(LineupMember, null=True, on_delete=models.CASCADE, related_name="assurance")
    file = models.OneToOneField(KitFile, null=True, on_delete=models.CASCADE, related_name="assurance")
    says = models.CharField(_("hvad der blev svaret"), max_length=8, choices=Says.choices)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assurances", verbose_name=_("svaret af")
    )
    said_at = models.DateTimeField(_("svaret"))

    class Meta:
        verbose_name = _("svar om dem, der vises")
        verbose_name_plural = _("svar om dem, der vises")
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, file__isnull=False) | Q(member__isnull=False, file=None),
                name="assurance_about_one",
            ),
            models.CheckConstraint(condition=Q(says__in=Says.values), name="assurance_says_what_can_be_said"),
        ]

    def __str__(self) -> str:
        return f"{self.member or self.file}: {self.says}"
