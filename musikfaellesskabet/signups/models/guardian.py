"""Guardians of children who are signed up."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.signups.models.sign_up import SignUp

# The one whose yes the place rests on, and another who has custody, too.
FIRST, SECOND = 1, 2


class Guardian(models.Model):
    """Someone who answers for a child on a sheet.

    Someone who was asked has a token, of which only the hash is kept: it opens the page of the question once, until
    `token_until`, for whoever reads the letters to `email`. `name` and `declared_at`, when they declared that they have
    custody, are empty until they have answered.
    """

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="guardians")
    rank = models.PositiveSmallIntegerField(_("hvilken forælder"))
    name = models.CharField(_("navn"), max_length=80, blank=True)
    email = models.EmailField(_("mail"))
    declared_at = models.DateTimeField(_("erklærede forældremyndighed"), null=True, blank=True)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    token_until = models.DateTimeField(_("svar senest"), null=True, blank=True)

    class Meta:
        ordering = ["sign_up", "rank"]
        verbose_name = _("forælder eller værge")
        verbose_name_plural = _("forældre og værger")
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "rank"], name="guardian_rank_once"),
            models.CheckConstraint(condition=Q(rank__in=[FIRST, SECOND]), name="guardian_is_first_or_second"),
            models.CheckConstraint(
                condition=Q(token_hash=None, token_until=None) | Q(token_hash__isnull=False, token_until__isnull=False),
                name="guardian_token_ends",
            ),
            models.CheckConstraint(condition=Q(declared_at=None) | ~Q(name=""), name="guardian_who_declared_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.sign_up}: {self.rank}"

    @property
    def language(self) -> str:
        """The language of letters to them: that of the form."""
        return self.sign_up.language

    def may_answer(self, at: datetime) -> bool:
        """Whether the link in the letter still opens the question."""
        return self.token_until is not None and at < self.token_until
