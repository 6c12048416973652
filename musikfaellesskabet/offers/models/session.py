"""The dates of an offer: each a row of its own, so that one can be moved or called off and still be seen."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models.offer import Offer
from musikfaellesskabet.region.models import Municipality


class SessionQuerySet(models.QuerySet["Session"]):
    def held(self) -> "SessionQuerySet":
        """Those that are not called off."""
        return self.filter(cancelled_at=None)

    def not_over(self, at: datetime) -> "SessionQuerySet":
        return self.filter(ends_at__gt=at)


class Session(models.Model):
    """One time and place. `place` is a room or an address in words; the town stands here also where a venue is named.

    `moved_from` is when it was first announced for, once it has been moved after the public could see it.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("begynder"))
    ends_at = models.DateTimeField(_("slutter"))
    venue = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted_sessions", verbose_name=_("sted")
    )
    place = models.CharField(_("rum eller adresse"), max_length=120, blank=True)
    town = models.CharField(_("by"), max_length=80, blank=True)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommune")
    )
    moved_from = models.DateTimeField(null=True, blank=True, editable=False)
    moved_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("dato")
        verbose_name_plural = _("datoer")
        indexes = [
            models.Index(fields=["offer", "starts_at"], name="session_by_offer"),
            models.Index(fields=["ends_at"], name="session_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_start",
                violation_error_message=_("Den skal slutte, efter at den er begyndt."),
            ),
            models.UniqueConstraint(
                fields=["offer", "starts_at"], condition=Q(cancelled_at=None), name="session_starts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def lasts_days(self) -> bool:
        """Whether it ends on another day than it begins: a camp."""
        return timezone.localdate(self.starts_at) != timezone.localdate(self.ends_at)

    @property
    def shown_venue(self) -> Actor | None:
        """The venue, unless the office has hidden it."""
        return None if self.venue is None or self.venue.is_hidden else self.venue

    @property
    def where(self) -> str:
        """The place as one says it: the venue or the room, then the town; empty where nobody has said."""
        named = [self.shown_venue.name if self.shown_venue else "", self.place, self.town]
        return ", ".join(dict.fromkeys(filter(None, named)))
