"""What is known: practices (metoder), the glossary, and what networks are for."""

from musikfaellesskabet.knowledge.models.network import Field, NetworkProfile
from musikfaellesskabet.knowledge.models.practice import FormatFamily, Origin, Practice
from musikfaellesskabet.knowledge.models.term import Term

__all__ = ["Field", "FormatFamily", "NetworkProfile", "Origin", "Practice", "Term"]
