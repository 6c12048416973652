"""What changes needs, their letters and the counts that are shown: one function for each verb."""

from musikfaellesskabet.needs.actions.counting import count_needs
from musikfaellesskabet.needs.actions.editions import publish_edition
from musikfaellesskabet.needs.actions.leaving import leave_need, renew_need, withdraw_need
from musikfaellesskabet.needs.actions.listening import listen, stop_listening
from musikfaellesskabet.needs.actions.making_up import erase_made_up_needs, make_up_needs

__all__ = [
    "count_needs",
    "erase_made_up_needs",
    "leave_need",
    "listen",
    "make_up_needs",
    "publish_edition",
    "renew_need",
    "stop_listening",
    "withdraw_need",
]
