"""What changes a sheet: one function for each verb."""

from musikfaellesskabet.signups.actions.adults import name_adult, remove_adult
from musikfaellesskabet.signups.actions.guardians import answer_no, answer_yes, ask_guardian
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
    "answer_no",
    "answer_yes",
    "ask_guardian",
    "barrier",
    "cancel",
    "cancel_for",
    "change_sheet",
    "confirm",
    "give_all_back",
    "lapse_due",
    "name_adult",
    "open_sheet",
    "remove_adult",
    "resize",
    "sign_up",
]
