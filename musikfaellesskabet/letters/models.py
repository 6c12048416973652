"""What leaves the building, and proof that someone is there to carry it out."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a letter stands. Moves: queued → sent, queued → failed; shown from the start in a demo."""

    QUEUED = "queued", _("På vej")
    SENT = "sent", _("Sendt")
    FAILED = "failed", _("Kunne ikke sendes")
    SHOWN = "shown", _("Vist på postkontoret")


# The refusal of a letter that no mail server was asked to take in time.
WAITED_TOO_LONG = "waited-too-long"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, at: datetime) -> "DeliveryQuerySet":
        """Those to try now, the longest waiting first. Not those that are of no use any more."""
        waiting = self.filter(state=State.QUEUED, next_attempt_at__lte=at).exclude(worth_until__lte=at)
        return waiting.order_by("next_attempt_at", "pk")

    def too_late(self, at: datetime, *, written_by: datetime) -> "DeliveryQuerySet":
        """Those that have not left and should not any more: of no use at that time, or written by the other one."""
        return self.filter(models.Q(worth_until__lte=at) | models.Q(created_at__lte=written_by), state=State.QUEUED)


class Delivery(models.Model):
    """One letter to one address. Written with the change that causes it; carried out by the worker.

    Its text, which may hold a link that opens a door, is kept until it has left or failed, and no longer. One that
    cannot leave fails when what it says is of no use any more.
    """

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
    # When a link in it stops working. Empty: it is of use as long as letters are kept.
    worth_until = models.DateTimeField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(state__in=[State.QUEUED, State.SHOWN]) | models.Q(text=""),
                name="delivery_left_has_no_text",
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


class ErasureNotice(models.Model):
    """A letter that says an unused account will be erased. One written before the last log-in counts no more."""

    class Step(models.TextChoices):
        FIRST = "first", _("Første brev")
        LAST = "last", _("Sidste brev")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure_notices", verbose_name=_("konto")
    )
    step = models.CharField(_("hvilket brev"), max_length=5, choices=Step.choices)
    written_at = models.DateTimeField(_("skrevet"))
    # Empty when the letter has had its own time.
    letter = models.ForeignKey(Delivery, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("varsel om sletning")
        verbose_name_plural = _("varsler om sletning")
        constraints = [
            models.CheckConstraint(condition=models.Q(step__in=["first", "last"]), name="erasure_notice_step_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.step}"


# How long before the erasure each letter is written; at least as long must pass after it has left.
LEADS = {ErasureNotice.Step.FIRST: timedelta(days=30), ErasureNotice.Step.LAST: timedelta(days=7)}
