"""What people ask the office for: to take over a page, to add an actor, to have something put right."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models.actor import Actor, Kind
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.region.models import Municipality


class Request(models.Model):
    """Something a person asks of the office: why, how far it is, and what was answered."""

    reason = models.TextField(_("begrundelse"), max_length=1000)
    state = models.CharField(_("tilstand"), max_length=10, choices=ClaimState.choices, default=ClaimState.SUBMITTED)
    submitted_at = models.DateTimeField(_("sendt"))
    decided_at = models.DateTimeField(_("afgjort"), null=True, blank=True)
    answer = models.TextField(_("svar"), blank=True)

    class Meta:
        abstract = True
        ordering = ["submitted_at", "pk"]


class ClaimQuerySet(models.QuerySet["Claim"]):
    def undecided(self) -> "ClaimQuerySet":
        return self.filter(state=ClaimState.SUBMITTED)


class Claim(Request):
    """«Det er os»: a person asks to act for an actor."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="claims")
    claimant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims")

    objects = ClaimQuerySet.as_manager()

    class Meta(Request.Meta):
        verbose_name = _("anmodning om at overtage")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state_is_known"),
            models.UniqueConstraint(
                fields=["actor", "claimant"], condition=Q(state=ClaimState.SUBMITTED), name="claim_one_open_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_state_display()}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def undecided(self) -> "ProposalQuerySet":
        return self.filter(state=ClaimState.SUBMITTED)


class Proposal(Request):
    """A person asks for an actor that is not listed yet, and to act for it."""

    claimant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals")
    name = models.CharField(_("navn"), max_length=120)
    kind = models.CharField(_("slags"), max_length=20, choices=Kind.choices)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("kommune")
    )
    town = models.CharField(_("by"), max_length=80, blank=True)
    website = models.URLField(_("hjemmeside"), blank=True)
    created_actor = models.OneToOneField(
        Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposal"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta(Request.Meta):
        verbose_name = _("forslag til ny aktør")
        constraints = [models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="proposal_state_is_known")]

    def __str__(self) -> str:
        return self.name


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def unread(self) -> "SuggestionQuerySet":
        return self.filter(closed_at=None)


class Suggestion(models.Model):
    """«Har du været der? Fortæl os det»: what a passer-by knows of an actor. The e-mail is the sender's own choice."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="suggestions")
    field = models.CharField(_("det handler om"), max_length=40, blank=True)
    text = models.TextField(_("det ved du"), max_length=1000)
    source = models.CharField(_("hvor du ved det fra"), max_length=200, blank=True)
    email = models.EmailField(_("din e-mail"), blank=True)
    sent_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("henvendelse")

    def __str__(self) -> str:
        return f"{self.actor}: {self.text[:40]}"
