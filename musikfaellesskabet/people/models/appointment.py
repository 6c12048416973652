"""Appointments: who works for the community, as what, from when to when."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.people.models.user import User


class Role(models.TextChoices):
    SECRETARIAT = "secretariat", _("Sekretariat")
    ADMINISTRATOR = "administrator", _("Administrator")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def current(self, at: datetime) -> "AppointmentQuerySet":
        """Those that hold at this moment."""
        return self.filter(since__lte=at).filter(models.Q(until=None) | models.Q(until__gt=at))


class Appointment(models.Model):
    """A person holds a role from `since` until `until` (empty: until further notice)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("person"))
    role = models.CharField(_("rolle"), max_length=16, choices=Role.choices)
    since = models.DateTimeField(_("fra"))
    until = models.DateTimeField(pgettext_lazy("et tidspunkt", "til"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-since"]
        verbose_name = _("udnævnelse")
        verbose_name_plural = _("udnævnelser")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="appointment_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="appointment_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(until=None), name="appointment_one_open_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

    def holds(self, at: datetime) -> bool:
        """Whether it has begun and has not ended."""
        return self.since <= at and (self.until is None or at < self.until)
