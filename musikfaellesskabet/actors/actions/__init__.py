"""Everything that writes about actors."""

from musikfaellesskabet.actors.actions.claims import accept_claim, refuse_claim, submit_claim, withdraw_claim
from musikfaellesskabet.actors.actions.editing import check_actor_today, edit_actor, edit_school
from musikfaellesskabet.actors.actions.hiding import hide_actor, show_actor
from musikfaellesskabet.actors.actions.kits import (
    add_file,
    add_link,
    add_member,
    remove_from_kit,
    remove_rider,
    save_kit,
)
from musikfaellesskabet.actors.actions.merging import merge_actors
from musikfaellesskabet.actors.actions.objections import object_to
from musikfaellesskabet.actors.actions.proposals import (
    accept_proposal,
    create_actor,
    propose_actor,
    refuse_proposal,
    withdraw_proposal,
)
from musikfaellesskabet.actors.actions.rooms import add_room, cleaned_sheet, edit_room, remove_room
from musikfaellesskabet.actors.actions.seats import (
    accept_invitation,
    change_role,
    end_seat,
    invite_to_seat,
    leave_seat,
    withdraw_invitation,
)
from musikfaellesskabet.actors.actions.suggestions import close_suggestion, send_suggestion

__all__ = [
    "accept_claim",
    "accept_invitation",
    "accept_proposal",
    "add_file",
    "add_link",
    "add_member",
    "add_room",
    "change_role",
    "check_actor_today",
    "cleaned_sheet",
    "close_suggestion",
    "create_actor",
    "edit_actor",
    "edit_room",
    "edit_school",
    "end_seat",
    "hide_actor",
    "invite_to_seat",
    "leave_seat",
    "merge_actors",
    "object_to",
    "propose_actor",
    "refuse_claim",
    "refuse_proposal",
    "remove_from_kit",
    "remove_rider",
    "remove_room",
    "save_kit",
    "send_suggestion",
    "show_actor",
    "submit_claim",
    "withdraw_claim",
    "withdraw_invitation",
    "withdraw_proposal",
]
