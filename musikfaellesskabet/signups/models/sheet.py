"""Sign-up sheets, and everything that has happened to them."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.models.offer import MOST_PARTICIPANTS

HOURS_TO_ANSWER = 48


class SignUpSheet(models.Model):
    """An offer's sign-up: how many places it has, how many are taken or waited for, and the numbers given so far.

    `taken` and `waiting` count persons, so that the offer's page can tell them without counting.
    """

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="sign_up_sheet")
    places = models.PositiveIntegerField(
        _("antal pladser"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PARTICIPANTS)]
    )
    closes_at = models.DateTimeField(_("åben til"), null=True, blank=True)
    hours_to_answer = models.PositiveSmallIntegerField(
        _("timer til at sige ja til en ledig plads"),
        default=HOURS_TO_ANSWER,
        validators=[MinValueValidator(1), MaxValueValidator(14 * 24)],
    )
    taken = models.PositiveIntegerField(default=0, editable=False)
    waiting = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)
    last_event = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("tilmelding til et tilbud")
        constraints = [models.CheckConstraint(condition=Q(taken__lte=F("places")), name="sheet_never_oversold")]

    def __str__(self) -> str:
        return str(self.offer)

    @property
    def free(self) -> int:
        return self.places - self.taken

    def is_over(self, at: datetime) -> bool:
        """Whether its time to take names has passed; at the very second it has."""
        return self.closes_at is not None and at >= self.closes_at


class SignUpEvent(models.Model):
    """What happened to a sheet, in order and without names: so that the line can be checked afterwards."""

    sheet = models.ForeignKey(SignUpSheet, on_delete=models.CASCADE, related_name="events")
    order = models.PositiveIntegerField(_("nummer"))
    act = models.CharField(_("hvad skete der"), max_length=10)
    number = models.PositiveIntegerField(_("tilmelding"), null=True)
    size = models.PositiveIntegerField(_("hvor mange"))
    at = models.DateTimeField(_("hvornår"))

    class Meta:
        ordering = ["sheet", "order"]
        verbose_name = _("hændelse i en tilmelding")
        constraints = [models.UniqueConstraint(fields=["sheet", "order"], name="sign_up_event_once")]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.order} {self.act}"
