"""Someone who is shown in a band's kit has asked not to be."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.kit import KitFile, LineupMember


class Objection(models.Model):
    """A name or a file that is out of sight since somebody said: that is me, and I do not want to stand here.

    It holds nothing of who asked. It goes with the name or the file, which the band removes or puts up anew.
    """

    member = models.OneToOneField(LineupMember, null=True, on_delete=models.CASCADE, related_name="objection")
    file = models.OneToOneField(KitFile, null=True, on_delete=models.CASCADE, related_name="objection")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("indsigelse")
        verbose_name_plural = _("indsigelser")
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, file__isnull=False) | Q(member__isnull=False, file=None),
                name="objection_to_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.member or self.file)
