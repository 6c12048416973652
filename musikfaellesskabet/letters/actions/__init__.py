"""Everything that writes about letters."""

from musikfaellesskabet.letters.actions.post import (
    BadAddress,
    Carry,
    beat,
    carry_by_smtp,
    deliver_due,
    send_letter,
    wait_after,
)

__all__ = [
    "BadAddress",
    "Carry",
    "beat",
    "carry_by_smtp",
    "deliver_due",
    "send_letter",
    "wait_after",
]
