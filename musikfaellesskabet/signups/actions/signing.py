"""Signing up, saying yes to a place, giving it back; and setting how many places there are."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from musikfaellesskabet.common.turns import turn
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions.keeping import HOURS_TO_CONFIRM, lock, move, move_up, note
from musikfaellesskabet.signups.actions.refusals import GroupTooLarge, KeyUsed, SheetClosed, TooFew, TooLate
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from musikfaellesskabet.signups.states import SignUpState


@dataclass(frozen=True)
class Said:
    """What a sign-up form says. `user` is set for someone signed in, whose address is known to be theirs."""

    name: str
    email: str
    language: str
    size: int = 1
    user: User | None = None

    def hashed(self) -> str:
        """The same for the same words, and telling nothing of them."""
        words = [self.name, self.email.lower(), self.language, self.size, self.user.pk if self.user else None]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def sign_up(sheet: SignUpSheet, said: Said, *, key: str, now: datetime) -> SignUp:
    """Give a number in the line, and a place at once where there is one and nobody waits.

    key: the form's own; a form sent twice gives the same sign-up. Someone whose address is not known yet has until
    `answer_by` to confirm it, and their place is held so long.
    Effects: the sign-up, its events, the places taken.
    Raises: SheetClosed; GroupTooLarge when so many can never come in; KeyUsed when the form said something else before.
    """
    with turn():
        sheet = lock(sheet.pk)
        known = sheet.sign_ups.filter(key=key).first()
        if known is not None:
            if known.said != said.hashed():
                raise KeyUsed
            return known
        if sheet.closes_at is not None and now >= sheet.closes_at:
            raise SheetClosed
        if said.size > sheet.places:
            raise GroupTooLarge
        sheet.last_number += 1
        newcomer = SignUp.objects.create(
            sheet=sheet,
            number=sheet.last_number,
            size=said.size,
            name=said.name,
            email=said.email.lower(),
            language=said.language,
            user=said.user,
            key=key,
            said=said.hashed(),
            made_at=now,
            confirmed_at=now if said.user else None,
            answer_by=None if said.user else now + timedelta(hours=HOURS_TO_CONFIRM),
        )
        note(sheet, "sign_up", said.size, now, number=newcomer.number)
        move_up(sheet, now, newcomer=newcomer)
        return newcomer


def confirm(sign_up: SignUp, *, now: datetime) -> SignUp:
    """The address is theirs: a held place is taken, a number in the line stands. Twice is once.

    Raises: TooLate when the time to answer is over; MoveRefused when it is cancelled.
    """
    with turn():
        sheet, mine = _both(sign_up)
        if mine.state == SignUpState.PLACED or (mine.state == SignUpState.WAITING and mine.confirmed_at):
            return mine
        if mine.state == SignUpState.LAPSED or (mine.answer_by is not None and now >= mine.answer_by):
            raise TooLate
        mine.confirmed_at = mine.confirmed_at or now
        if mine.state == SignUpState.WAITING:
            mine.answer_by = None
            mine.save(update_fields=["confirmed_at", "answer_by"])
            note(sheet, "confirm", mine.size, now, number=mine.number)
        else:
            move(sheet, mine, "take", now)
        move_up(sheet, now)
        return mine


def cancel(sign_up: SignUp, *, now: datetime) -> list[SignUp]:
    """Give the place or the number back. Returns those who have come in instead. Twice is once."""
    with turn():
        sheet, mine = _both(sign_up)
        if mine.state == SignUpState.CANCELLED:
            return []
        move(sheet, mine, "cancel", now)
        return move_up(sheet, now)


def resize(sheet: SignUpSheet, places: int, *, now: datetime) -> list[SignUp]:
    """Set how many places there are. Returns those who have come in by it. Raises TooFew below those taken."""
    with turn():
        sheet = lock(sheet.pk)
        if places < sheet.taken:
            raise TooFew
        sheet.places = places
        note(sheet, "resize", places, now)
        return move_up(sheet, now)


def lapse_due(sheets: QuerySet[SignUpSheet], *, now: datetime) -> int:
    """Let go of places and numbers whose time to answer is over; the next ones come in. Returns how many lapsed."""
    late = SignUp.objects.standing().filter(answer_by__lte=now)
    lapsed = 0
    for pk in sheets.filter(pk__in=late.values("sheet")).values_list("pk", flat=True):
        with turn():
            sheet = lock(pk)
            for one in late.filter(sheet=sheet).order_by("number"):
                move(sheet, one, "lapse", now)
                lapsed += 1
            move_up(sheet, now)
    return lapsed


def _both(sign_up: SignUp) -> tuple[SignUpSheet, SignUp]:
    """The sheet, held, and the sign-up as it is now."""
    sheet = lock(sign_up.sheet_id)
    return sheet, SignUp.objects.get(pk=sign_up.pk)
