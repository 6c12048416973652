"""Everything that writes about letters."""

from musikfaellesskabet.letters.actions.notices import erase_unused, warn_of_erasure, warn_unused
from musikfaellesskabet.letters.actions.post import (
    BadAddress,
    Carry,
    beat,
    carry_by_smtp,
    deliver_due,
    give_up,
    send_letter,
    wait_after,
)
from musikfaellesskabet.letters.actions.writing import Addressee, Words, link, write_letter, write_letters

__all__ = [
    "Addressee",
    "BadAddress",
    "Carry",
    "Words",
    "beat",
    "carry_by_smtp",
    "deliver_due",
    "erase_unused",
    "give_up",
    "link",
    "send_letter",
    "wait_after",
    "warn_of_erasure",
    "warn_unused",
    "write_letter",
    "write_letters",
]
