"""Accounts: what one signs in with."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.models.age import AgeBand

T = TypeVar("T")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new account that signs in with its e-mail address."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: what one signs in with. What a person may do comes from appointments and seats."""

    email = models.EmailField(_("e-mail"), unique=True)
    display_name = models.CharField(_("navn"), max_length=80, blank=True)
    language = models.CharField(_("sprog"), max_length=2, default="da")
    age_band = models.CharField(_("aldersgruppe"), max_length=8, choices=AgeBand.choices, blank=True)
    age_method = models.CharField(_("hvordan vi kender alderen"), max_length=12, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    date_joined = models.DateTimeField(_("oprettet"), auto_now_add=True)
    erased_at = models.DateTimeField(_("slettet"), null=True, blank=True)

    #: No column: keys of the authenticators that the session was shown for which this account was read. Only the
    #: middleware in `people.steps` fills it, so that whoever is read elsewhere has taken no second step.
    second_steps: frozenset[int] = frozenset()
    #: No column: what `once` has read for the request whose account this is; none for an account read elsewhere.
    answers: dict[str, Any] | None = None

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("konto")
        verbose_name_plural = _("konti")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(age_band__in=["", *AgeBand.values]), name="user_age_band_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or str(_("Uden navn"))

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gives; within a request it is read the first time only, by that name."""
        if self.answers is None:
            return read()
        if name not in self.answers:
            self.answers[name] = read()
        answer: T = self.answers[name]
        return answer
