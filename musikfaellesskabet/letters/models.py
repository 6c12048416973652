"""What leaves the building, and proof that someone is there to carry it out."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a letter stands. Moves: queued → sent, queued → failed; shown from the start in a demo."""

    QUEUED = "queued", _("På vej")
    SENT = "sent", _("Sendt")
    FAILED = "failed", _("Kunne ikke sendes")
    SHOWN = "shown", _("Vist på postkontoret")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, at: datetime) -> "DeliveryQuerySet":
        """Those to try now, the longest waiting first."""
        return self.filter(state=State.QUEUED, next_attempt_at__lte=at).order_by("next_attempt_at", "pk")


class Delivery(models.Model):
    """One letter to one address. Written with the change that causes it; carried out by the worker."""

    message_id = models.CharField(max_length=200, unique=True)
    to = models.EmailField(_("til"))
    subject = models.CharField(_("emne"), max_length=200)
    text = models.TextField(_("tekst"))
    language = models.CharField(_("sprog"), max_length=2)
    about = models.CharField(max_length=60)
    state = models.CharField(max_length=6, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    refusal = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("breve")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="delivery_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                | (~models.Q(state=State.SENT) & models.Q(sent_at__isnull=True)),
                name="delivery_sent_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.created_at:%Y-%m-%d %H:%M}"


class Heartbeat(models.Model):
    """When the worker was last seen at work."""

    name = models.CharField(max_length=20, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
