"""Who acts for an actor: seats with a role, from when to when, and invitations to them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.actors.models.actor import Actor


class SeatRole(models.TextChoices):
    OWNER = "owner", _("Ejer")
    EDITOR = "editor", _("Redaktør")
    MEMBER = "member", _("Medlem")


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self, at: datetime) -> "SeatQuerySet":
        """Those that hold at this moment."""
        return self.filter(since__lte=at).filter(Q(until=None) | Q(until__gt=at))


class Seat(models.Model):
    """A person acts for an actor from `since` until `until` (empty: until further notice)."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(_("rolle"), max_length=8, choices=SeatRole.choices)
    since = models.DateTimeField(_("fra"))
    until = models.DateTimeField(pgettext_lazy("et tidspunkt", "til"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("plads")
        verbose_name_plural = _("pladser")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=SeatRole.values), name="seat_role_is_known"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="seat_ends_after_start"),
            models.UniqueConstraint(fields=["actor", "user"], condition=Q(until=None), name="seat_one_open_each"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """A seat offered by letter to one address. The link works once and for 72 hours; only its hash is kept."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("rolle"), max_length=8, choices=SeatRole.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("invitation")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=SeatRole.values), name="invitation_role_is_known"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_ends_one_way"
            ),
            models.UniqueConstraint(
                fields=["actor", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_open_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_role_display()}"

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
