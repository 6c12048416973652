"""Who is on a sheet."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.links import child_token_of, token_of
from musikfaellesskabet.signups.models.consent import GuardianConsent
from musikfaellesskabet.signups.models.sheet import SignUpSheet
from musikfaellesskabet.signups.states import STANDING, SignUpState

LARGEST_GROUP = 30


class Whom(models.TextChoices):
    """Whom a sign-up is for."""

    SELF = "self", _("Den, der skriver")
    CHILD = "child", _("Et barn under aldersgrænsen")


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def standing(self) -> "SignUpQuerySet":
        """Those that still want something."""
        return self.filter(state__in=STANDING)

    def waiting(self) -> "SignUpQuerySet":
        return self.filter(state=SignUpState.WAITING).order_by("number")


class SignUp(models.Model):
    """One sign-up: a person or a group, with its number in the line.

    `key` is the form's own, so that a form sent twice is one sign-up; `said` is a hash of what the form said.
    `email` is whom letters go to: the person's own address, or that of the guardian who signs a child up. A child has
    no address here, nor an age; until its guardian says yes it has no name either.
    """

    sheet = models.ForeignKey(SignUpSheet, on_delete=models.PROTECT, related_name="sign_ups")
    number = models.PositiveIntegerField(_("nummer i rækken"))
    state = models.CharField(_("tilstand"), max_length=10, choices=SignUpState.choices, default=SignUpState.WAITING)
    size = models.PositiveSmallIntegerField(
        _("hvor mange"), default=1, validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)]
    )
    whom = models.CharField(_("hvem det gælder"), max_length=10, choices=Whom.choices, default=Whom.SELF)
    name = models.CharField(_("navn"), max_length=80, blank=True)
    email = models.EmailField(_("mail"))
    language = models.CharField(_("sprog"), max_length=2)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="sign_ups")
    key = models.CharField(max_length=64)
    said = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("modtaget"))
    confirmed_at = models.DateTimeField(_("mail bekræftet"), null=True, blank=True)
    answer_by = models.DateTimeField(_("svar senest"), null=True, blank=True)
    ended_at = models.DateTimeField(_("sluttede"), null=True, blank=True)
    # The guardian's yes that the place rests on. Later rows of the same number may have taken it back.
    consent = models.ForeignKey(GuardianConsent, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["sheet", "number"]
        verbose_name = _("tilmelding")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sign_up_number_once"),
            models.UniqueConstraint(fields=["sheet", "key"], name="sign_up_key_once"),
            models.UniqueConstraint(
                fields=["sheet", "email"],
                condition=Q(state__in=STANDING, whom=Whom.SELF),
                name="sign_up_standing_once_for_address",
            ),
            # One address may answer for more than one child, but once for each.
            models.UniqueConstraint(
                fields=["sheet", "email", "name"],
                condition=Q(state__in=STANDING) & ~Q(whom=Whom.SELF),
                name="sign_up_standing_once_for_name",
            ),
            models.CheckConstraint(
                condition=~Q(whom=Whom.CHILD) | Q(confirmed_at=None) | Q(consent__isnull=False),
                name="sign_up_of_child_by_consent",
            ),
            models.CheckConstraint(condition=Q(whom=Whom.CHILD) | ~Q(name=""), name="sign_up_has_name"),
            models.CheckConstraint(condition=Q(whom__in=Whom.values), name="sign_up_whom_is_known"),
            models.CheckConstraint(condition=Q(size__gte=1), name="sign_up_for_someone"),
            models.CheckConstraint(condition=Q(state__in=SignUpState.values), name="sign_up_state_is_known"),
        ]
        indexes = [models.Index(fields=["sheet", "state", "number"], name="sign_up_line")]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.number}"

    def get_absolute_url(self) -> str:
        """The person's own page: whoever has its address may answer and cancel, so it stands only in their letters."""
        return reverse("sign-up", args=[token_of(self.pk)])

    def get_child_url(self) -> str:
        """The child's page: how it stands, without names; whoever has its address may say no thanks."""
        return reverse("sign-up-of-child", args=[child_token_of(self.key)])

    @property
    def is_for_child(self) -> bool:
        return self.whom == Whom.CHILD

    @property
    def name_to_organiser(self) -> str:
        """Empty for a child while its guardian's yes is missing: until then its name is nobody else's to know."""
        return "" if self.is_for_child and not self.confirmed_at else self.name

    @property
    def is_asked(self) -> bool:
        """Whether a guardian has been asked and has not answered."""
        return self.is_for_child and not self.name

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
