"""The ledger of acts: who did what to which row, when. Ids and field names only, never values."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.append_only import AppendOnly, AppendOnlyQuerySet
from musikfaellesskabet.people.models.user import User


class LedgerEntry(AppendOnly):
    """One act. Written by `people.ledger.record` in the act's own transaction; chained by hash to the one before."""

    number = models.PositiveBigIntegerField(_("nummer"), unique=True)
    at = models.DateTimeField(_("hvornår"))
    by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="ledger_entries", verbose_name=_("hvem")
    )
    verb = models.CharField(_("hvad"), max_length=60)
    subject_kind = models.CharField(_("slags"), max_length=80)
    subject_id = models.CharField(_("række"), max_length=40)
    fields = models.JSONField(_("felter"), default=list)
    reason = models.CharField(_("begrundelse"), max_length=500, blank=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("handling i loggen")
        verbose_name_plural = _("handlinger i loggen")
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="ledger_by_subject"),
            models.Index(fields=["by", "at"], name="ledger_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject_kind} {self.subject_id}"
