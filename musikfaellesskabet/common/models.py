from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """How many times what the public may see has changed. One row; raised by `freshness.public_changed`."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class ThrottleWindow(models.Model):
    """How many tries one key has used in one window of time; see `throttle`."""

    key = models.CharField(_("kode for afsenderen"), max_length=40)
    start = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tælling af forsøg")
        verbose_name_plural = _("tællinger af forsøg")
        constraints = [models.UniqueConstraint(fields=["key", "start"], name="throttle_one_row_per_window")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.start}"
