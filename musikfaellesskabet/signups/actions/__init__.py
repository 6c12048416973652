"""What changes a sheet: one function for each verb."""

from musikfaellesskabet.signups.actions.refusals import barrier
from musikfaellesskabet.signups.actions.sheets import change_sheet, open_sheet
from musikfaellesskabet.signups.actions.signing import (
    Said,
    cancel,
    cancel_for,
    confirm,
    give_all_back,
    lapse_due,
    resize,
    sign_up,
)

__all__ = [
    "Said",
    "barrier",
    "cancel",
    "cancel_for",
    "change_sheet",
    "confirm",
    "give_all_back",
    "lapse_due",
    "open_sheet",
    "resize",
    "sign_up",
]
