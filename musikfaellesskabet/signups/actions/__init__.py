"""What changes a sheet: one function for each verb."""

from musikfaellesskabet.signups.actions.signing import Said, cancel, confirm, lapse_due, resize, sign_up

__all__ = ["Said", "cancel", "confirm", "lapse_due", "resize", "sign_up"]
