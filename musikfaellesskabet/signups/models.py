"""Sign-up sheets, who is on them, and everything that has happened to them."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.models.offer import MOST_PARTICIPANTS
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.links import token_of
from musikfaellesskabet.signups.states import STANDING, SignUpState

LARGEST_GROUP = 30
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


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def standing(self) -> "SignUpQuerySet":
        """Those that still want something."""
        return self.filter(state__in=STANDING)

    def waiting(self) -> "SignUpQuerySet":
        return self.filter(state=SignUpState.WAITING).order_by("number")


class SignUp(models.Model):
    """One sign-up: a person or a group, with its number in the line.

    `key` is the form's own, so that a form sent twice is one sign-up; `said` is a hash of what the form said.
    """

    sheet = models.ForeignKey(SignUpSheet, on_delete=models.PROTECT, related_name="sign_ups")
    number = models.PositiveIntegerField(_("nummer i rækken"))
    state = models.CharField(_("tilstand"), max_length=10, choices=SignUpState.choices, default=SignUpState.WAITING)
    size = models.PositiveSmallIntegerField(
        _("hvor mange"), default=1, validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)]
    )
    name = models.CharField(_("navn"), max_length=80)
    email = models.EmailField(_("mail"))
    language = models.CharField(_("sprog"), max_length=2)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="sign_ups")
    key = models.CharField(max_length=64)
    said = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("modtaget"))
    confirmed_at = models.DateTimeField(_("mail bekræftet"), null=True, blank=True)
    answer_by = models.DateTimeField(_("svar senest"), null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["sheet", "number"]
        verbose_name = _("tilmelding")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sign_up_number_once"),
            models.UniqueConstraint(fields=["sheet", "key"], name="sign_up_key_once"),
            models.UniqueConstraint(
                fields=["sheet", "email"], condition=Q(state__in=STANDING), name="sign_up_standing_once_for_address"
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="sign_up_for_someone"),
            models.CheckConstraint(condition=Q(state__in=SignUpState.values), name="sign_up_state_is_known"),
        ]
        indexes = [models.Index(fields=["sheet", "state", "number"], name="sign_up_line")]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.number}"

    def get_absolute_url(self) -> str:
        """The person's own page: whoever has its address may answer and cancel, so it stands only in their letters."""
        return reverse("sign-up", args=[token_of(self.pk)])

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    def is_late(self, at: datetime) -> bool:
        """Whether the time to answer is over, also before the round that lets go of it."""
        return self.is_standing and self.answer_by is not None and at >= self.answer_by

    @property
    def awaits_answer(self) -> bool:
        """Whether the person has to say yes before a time."""
        return self.is_standing and self.answer_by is not None


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
