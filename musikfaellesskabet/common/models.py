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


class SentForm(models.Model):
    """A form that has made something, and where that is; see `once`. Only hashes of who sent what."""

    key = models.CharField(_("aftryk af formularens mærke"), max_length=40)
    body = models.CharField(_("aftryk af det, der stod"), max_length=40)
    answer = models.CharField(_("hvor det førte hen"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sendt"), db_index=True)

    class Meta:
        verbose_name = _("sendt formular")
        verbose_name_plural = _("sendte formularer")
        constraints = [models.UniqueConstraint(fields=["key"], name="sent_form_once")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.sent_at}"
