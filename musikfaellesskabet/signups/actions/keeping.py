"""Keeping a sheet's line: what all acts on sign-ups share. Call these inside `turn`, after `lock`."""

from datetime import datetime, timedelta

from musikfaellesskabet.signups.line import Ticket, next_in
from musikfaellesskabet.signups.models import SignUp, SignUpEvent, SignUpSheet
from musikfaellesskabet.signups.states import MOVES, STANDING, TAKING, SignUpState

HOURS_TO_CONFIRM = 24
HOURS_FOR_GUARDIAN = 72


def lock(pk: int) -> SignUpSheet:
    """The sheet as it is now, held until the transaction ends: whoever comes next waits here."""
    return SignUpSheet.objects.select_for_update().get(pk=pk)


def move(sheet: SignUpSheet, sign_up: SignUp, act: str, now: datetime) -> None:
    """Take one legal step, and count the places. The sheet is saved by `move_up`, which ends every act.

    Raises MoveRefused.
    """
    before, after = sign_up.state, MOVES.target(act, sign_up.state)
    sign_up.state = after
    sheet.taken += sign_up.size * ((after in TAKING) - (before in TAKING))
    sheet.waiting += sign_up.size * ((after == SignUpState.WAITING) - (before == SignUpState.WAITING))
    if after is SignUpState.HELD:
        if not sign_up.is_asked:  # a guardian's time runs from the letter, wherever the child stands in the line
            hours = sheet.hours_to_answer if sign_up.confirmed_at else HOURS_TO_CONFIRM
            sign_up.answer_by = now + timedelta(hours=hours)
    elif after is not SignUpState.LAPSED:  # which keeps the time it let pass
        sign_up.answer_by = None
    sign_up.ended_at = None if after in STANDING else now
    sign_up.save(update_fields=["state", "answer_by", "confirmed_at", "ended_at", "consent"])
    note(sheet, act, sign_up.size, now, number=sign_up.number)


def move_up(sheet: SignUpSheet, now: datetime, *, newcomer: SignUp | None = None) -> list[SignUp]:
    """Let in those at the head of the line for whom there is room; returns them. Saves the sheet.

    A newcomer whose address is known has the place at once; everyone else must say yes to it in time.
    """
    let_in = []
    if sheet.free:
        line = {one.number: one for one in sheet.sign_ups.waiting()[: sheet.free]}
        for ticket in next_in([Ticket(one.number, one.size) for one in line.values()], sheet.free):
            one = line[ticket.number]
            if newcomer is not None and one.pk == newcomer.pk:
                one = newcomer
            move(sheet, one, "place" if one is newcomer and one.confirmed_at else "hold", now)
            let_in.append(one)
    sheet.save(update_fields=["taken", "waiting", "places", "last_number", "last_event"])
    return let_in


def note(sheet: SignUpSheet, act: str, size: int, now: datetime, *, number: int | None = None) -> None:
    """Write what happened, in order."""
    sheet.last_event += 1
    SignUpEvent.objects.create(sheet=sheet, order=sheet.last_event, act=act, number=number, size=size, at=now)
