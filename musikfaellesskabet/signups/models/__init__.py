"""Sheets, who is on them, those who answer for the young, and what has happened."""

from musikfaellesskabet.signups.models.adult import AdultInCharge
from musikfaellesskabet.signups.models.consent import GuardianConsent
from musikfaellesskabet.signups.models.guardian import FIRST, SECOND, Guardian
from musikfaellesskabet.signups.models.sheet import HOURS_TO_ANSWER, SignUpEvent, SignUpSheet
from musikfaellesskabet.signups.models.sign_up import LARGEST_GROUP, SignUp, SignUpQuerySet, Whom

__all__ = [
    "FIRST",
    "HOURS_TO_ANSWER",
    "LARGEST_GROUP",
    "SECOND",
    "AdultInCharge",
    "Guardian",
    "GuardianConsent",
    "SignUp",
    "SignUpEvent",
    "SignUpQuerySet",
    "SignUpSheet",
    "Whom",
]
