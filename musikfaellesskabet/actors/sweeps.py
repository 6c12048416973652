"""What is cleared of suggestions, claims, proposals and invitations."""

from datetime import datetime

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Claim, Invitation, Proposal, Suggestion
from musikfaellesskabet.people.retention import Rows, Sweep, Term, register

AFTER_ANSWER = Term(months=12)
AFTER_ANSWER_WORDS = _("{months} måneder efter svaret.")


def closed_suggestions(before: datetime, now: datetime) -> Rows:
    return Suggestion.objects.filter(closed_at__lte=before)


def unread_suggestions(before: datetime, now: datetime) -> Rows:
    return Suggestion.objects.unread().filter(sent_at__lte=before)


def answered_claims(before: datetime, now: datetime) -> Rows:
    return Claim.objects.filter(decided_at__lte=before)


def answered_proposals(before: datetime, now: datetime) -> Rows:
    return Proposal.objects.filter(decided_at__lte=before)


def over_invitations(before: datetime, now: datetime) -> Rows:
    over = Coalesce("accepted_at", "withdrawn_at", "expires_at")
    return Invitation.objects.alias(over_at=over).filter(over_at__lte=before)


register(
    Sweep(
        "suggestions-closed",
        "actors.Suggestion",
        Term(days=30),
        _("{days} dage efter at sagen er lukket; din e-mail straks."),
        closed_suggestions,
    ),
    Sweep(
        "suggestions-unread",
        "actors.Suggestion",
        Term(months=6),
        _("Bliver sagen ikke lukket, {months} måneder efter at du skrev."),
        unread_suggestions,
    ),
    # The words go; that somebody asked, and what came of it, an archive is to have.
    Sweep("claims", "actors.Claim", AFTER_ANSWER, AFTER_ANSWER_WORDS, answered_claims, blanks=("reason", "answer")),
    Sweep(
        "proposals",
        "actors.Proposal",
        AFTER_ANSWER,
        AFTER_ANSWER_WORDS,
        answered_proposals,
        blanks=("reason", "answer"),
    ),
    Sweep(
        "invitations",
        "actors.Invitation",
        Term(days=30),
        _("{days} dage efter at linket er brugt, trukket tilbage eller udløbet."),
        over_invitations,
    ),
)
