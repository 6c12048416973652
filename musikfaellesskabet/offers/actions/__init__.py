"""Everything that writes about offers."""

from musikfaellesskabet.offers.actions.making import copy_offer, create_offer, edit_offer
from musikfaellesskabet.offers.actions.moves import close_offer, publish_offer, stop_offer
from musikfaellesskabet.offers.actions.sessions import (
    add_sessions,
    cancel_session,
    move_session,
    remove_session,
)

__all__ = [
    "add_sessions",
    "cancel_session",
    "close_offer",
    "copy_offer",
    "create_offer",
    "edit_offer",
    "move_session",
    "publish_offer",
    "remove_session",
    "stop_offer",
]
