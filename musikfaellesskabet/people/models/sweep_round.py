"""When each sweep was last carried out, and what it last cleared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SweepRound(models.Model):
    """One row per sweep of `people.retention`. Locked while the sweep runs, so that two workers never do it at once."""

    key = models.CharField(max_length=40, primary_key=True)
    ran_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    cleared = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("oprydning")
        verbose_name_plural = _("oprydninger")

    def __str__(self) -> str:
        return self.key
