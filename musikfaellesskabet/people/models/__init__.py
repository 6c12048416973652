"""People who sign in, what they are appointed to, what they agreed to, and the ledger of acts."""

from musikfaellesskabet.people.models.age import AgeBand, AgeLimit
from musikfaellesskabet.people.models.appointment import Appointment, Role
from musikfaellesskabet.people.models.chain import ChainHead
from musikfaellesskabet.people.models.consent import Act, Assurance, Consent
from musikfaellesskabet.people.models.ledger_entry import LedgerEntry
from musikfaellesskabet.people.models.sweep_round import SweepRound
from musikfaellesskabet.people.models.user import User

__all__ = [
    "Act",
    "AgeBand",
    "AgeLimit",
    "Appointment",
    "Assurance",
    "ChainHead",
    "Consent",
    "LedgerEntry",
    "Role",
    "SweepRound",
    "User",
]
