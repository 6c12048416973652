"""Signing up, saying yes to a place, giving it back; and setting how many places there are.

Every act here holds the sheet first and renews the public pages last, and writes its letters in between: so two acts
never wait for each other in a ring.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.turns import turn
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions import letters
from musikfaellesskabet.signups.actions.consents import say_yes, take_back
from musikfaellesskabet.signups.actions.keeping import (
    HOURS_FOR_GUARDIAN,
    HOURS_TO_CONFIRM,
    lock,
    move,
    move_up,
    note,
)
from musikfaellesskabet.signups.actions.questions import forget_guardian, put_question
from musikfaellesskabet.signups.actions.refusals import (
    CustodyMissing,
    GroupTooLarge,
    KeyUsed,
    NotForChildren,
    SheetClosed,
    TooFew,
    TooLate,
    barrier,
)
from musikfaellesskabet.signups.models import FIRST, SignUp, SignUpQuerySet, SignUpSheet, Whom
from musikfaellesskabet.signups.safety import is_for_children
from musikfaellesskabet.signups.states import SignUpState


@dataclass(frozen=True)
class Said:
    """What a sign-up form says. `user` is set for someone signed in, whose address is known to be theirs.

    guardian: for a child, who signs it up and declares to have custody. A child without one has no name here either:
    the guardian at the address is asked first.
    """

    name: str
    email: str
    language: str
    size: int = 1
    user: User | None = None
    whom: Whom = Whom.SELF
    guardian: str = ""

    def hashed(self) -> str:
        """The same for the same words, and telling nothing of them."""
        words = [self.name, self.email.lower(), self.language, self.size, self.user.pk if self.user else None]
        words += [self.whom, self.guardian]
        return salted_hmac("sign-up said", json.dumps(words), algorithm="sha256").hexdigest()


def sign_up(sheet: SignUpSheet, said: Said, *, key: str, now: datetime) -> SignUp:
    """Give a number in the line, and a place at once where there is one and nobody waits.

    key: the form's own; a form sent twice gives the same sign-up. An address that stands on the sheet already gets no
    second number, but a letter that tells where it stands. Someone whose address is not known yet has until
    `answer_by` to confirm it, and their place is held so long.
    A child's number begins here, too, whoever has to answer: its guardian then has longer to do so.
    Effects: the sign-up, its events, the places taken, a letter; for a child whose guardian is known, the yes.
    Raises: SheetClosed; GroupTooLarge when so many can never come in; KeyUsed when the form said something else before;
    NotForChildren.
    """
    with turn():
        sheet = lock(sheet.pk)
        known = sheet.sign_ups.filter(key=key).first()
        if known is not None:
            if known.said != said.hashed():
                raise KeyUsed
            return known
        if sheet.is_over(now) or not sheet.offer.is_published or barrier(sheet.offer, now):
            raise SheetClosed
        if said.size > sheet.places:
            raise GroupTooLarge
        if said.whom is Whom.CHILD and not is_for_children(sheet.offer, now):
            raise NotForChildren
        earlier = _standing_already(sheet, said)
        if earlier is not None:
            if not earlier.is_asked:  # a guardian who has not answered is not asked again
                letters.tell_where_it_stands(earlier, now)
            return earlier
        newcomer = _give_number(sheet, said, key, now)
        move_up(sheet, now, newcomer=newcomer)
        if newcomer.is_asked:
            put_question(newcomer.guardians.get(rank=FIRST), until=newcomer.answer_by or now, now=now)
        else:
            letters.tell_received(newcomer, now)
        public_changed()
        return newcomer


def _standing_already(sheet: SignUpSheet, said: Said) -> SignUp | None:
    """One stands once on a sheet by an address; a child by its guardian's address and its name."""
    same = sheet.sign_ups.standing().filter(email=said.email.lower(), whom=said.whom)
    return (same if said.whom is Whom.SELF else same.filter(name=said.name)).first()


def _give_number(sheet: SignUpSheet, said: Said, key: str, now: datetime) -> SignUp:
    sheet.last_number += 1
    sheet.waiting += said.size
    is_child = said.whom is Whom.CHILD
    consent = None
    if is_child and said.user:
        consent = say_yes(sheet, sheet.last_number, language=said.language, method="signed-in", now=now)
    hours = HOURS_FOR_GUARDIAN if is_child and not said.name else HOURS_TO_CONFIRM
    newcomer = SignUp.objects.create(
        sheet=sheet,
        number=sheet.last_number,
        size=said.size,
        whom=said.whom,
        name=said.name,
        email=said.email.lower(),
        language=said.language,
        user=said.user,
        key=key,
        said=said.hashed(),
        made_at=now,
        confirmed_at=now if said.user else None,
        answer_by=None if said.user else now + timedelta(hours=hours),
        consent=consent,
    )
    if is_child:
        declared_at = now if said.guardian else None
        newcomer.guardians.create(rank=FIRST, email=newcomer.email, name=said.guardian, declared_at=declared_at)
    note(sheet, "sign_up", said.size, now, number=newcomer.number)
    return newcomer


def confirm(sign_up: SignUp, *, now: datetime) -> SignUp:
    """The address is theirs: a held place is taken, a number in the line stands. Twice is once.

    Effects: a letter with what was agreed, or that the person waits; for a child, the guardian's yes.
    Raises: TooLate when the time to answer is over; MoveRefused when it is cancelled; CustodyMissing for a child whose
    guardian has not declared to have custody.
    """
    with turn():
        sheet, mine = both(sign_up)
        if mine.state == SignUpState.PLACED or (mine.state == SignUpState.WAITING and mine.confirmed_at):
            return mine
        if mine.state == SignUpState.LAPSED or (mine.answer_by is not None and now >= mine.answer_by):
            raise TooLate
        if mine.is_for_child and mine.consent is None:
            if not mine.guardians.filter(rank=FIRST).exclude(declared_at=None).exists():
                raise CustodyMissing
            mine.consent = say_yes(sheet, mine.number, language=mine.language, method="letter", now=now)
        mine.confirmed_at = mine.confirmed_at or now
        if mine.state == SignUpState.WAITING:
            mine.answer_by = None
            mine.save(update_fields=["confirmed_at", "answer_by", "consent"])
            note(sheet, "confirm", mine.size, now, number=mine.number)
        else:
            move(sheet, mine, "take", now)
        letters.tell_all_in(move_up(sheet, now), now)
        letters.tell_received(mine, now)
        public_changed()
        return mine


def cancel(sign_up: SignUp, *, now: datetime, method: str = "letter") -> list[SignUp]:
    """Give the place or the number back. Returns those who have come in instead. Twice is once.

    method: by which door, noted where a guardian's yes for a child is taken back by it.
    Effects: those who come in get a letter; a guardian who had not answered is forgotten. Raises MoveRefused when its
    time ran out before.
    """
    with turn():
        sheet, mine = both(sign_up)
        if mine.state == SignUpState.CANCELLED:
            return []
        move(sheet, mine, "cancel", now)
        take_back(mine, method=method, now=now)
        if mine.is_asked:
            forget_guardian(mine)
        let_in = move_up(sheet, now)
        letters.tell_all_in(let_in, now)
        public_changed()
        return let_in


@transaction.atomic
def give_all_back(sign_ups: SignUpQuerySet, *, now: datetime) -> list[SignUp]:
    """Give back every place and number among these that stands. Effects as `cancel`, for each sheet once.

    Returns those for children: the caller takes their guardian's yes back when it comes to the chains.

    Part of a longer transaction, which has other rows to take: it raises the generation, last. So the sheets are held
    in the order of their keys, and nobody waits for another in a ring.
    """
    children: list[SignUp] = []
    sheets = SignUpSheet.objects.filter(pk__in=sign_ups.standing().values("sheet"))
    for sheet in list(sheets.select_for_update().order_by("pk")):
        for mine in sign_ups.standing().filter(sheet=sheet).order_by("number"):
            mine.sheet = sheet
            move(sheet, mine, "cancel", now)
            children += [mine] if mine.is_for_child else []
        letters.tell_all_in(move_up(sheet, now), now)
    return children


def cancel_for(sign_up: SignUp, *, by: User, now: datetime) -> None:
    """The organiser takes someone off the sheet. Twice is once.

    Effects: as `cancel`; a letter tells the person; the ledger tells who did it. Raises MoveRefused.
    """
    with turn():
        sheet, mine = both(sign_up)
        if mine.state != SignUpState.CANCELLED:
            record("sign-up-cancelled", by=by, subject=sheet, reason=str(mine.number), now=now)
            cancel(mine, now=now, method="organiser")
            if mine.name:  # a guardian who has not answered is not written to again
                letters.tell_cancelled(mine, now)


def resize(sheet: SignUpSheet, places: int, *, now: datetime) -> list[SignUp]:
    """Set how many places there are. Returns those who have come in by it, and writes to them.

    Raises TooFew below those taken.
    """
    with turn():
        sheet = lock(sheet.pk)
        if places < sheet.taken:
            raise TooFew
        sheet.places = places
        note(sheet, "resize", places, now)
        let_in = move_up(sheet, now)
        letters.tell_all_in(let_in, now)
        public_changed()
        return let_in


def lapse_due(sheets: QuerySet[SignUpSheet], *, now: datetime) -> int:
    """Let go of places and numbers whose time to answer is over; the next ones come in. Returns how many lapsed.

    Effects: those who come in get a letter; one LedgerEntry with the count.
    """
    late = SignUp.objects.standing().filter(answer_by__lte=now)
    lapsed = 0
    with turn():
        for pk in sheets.filter(pk__in=late.values("sheet")).order_by("pk").values_list("pk", flat=True):
            sheet = lock(pk)
            for one in late.filter(sheet=sheet).order_by("number"):
                move(sheet, one, "lapse", now)
                if one.is_asked:
                    forget_guardian(one)
                lapsed += 1
            letters.tell_all_in(move_up(sheet, now), now)
        if lapsed:
            record("sign-ups-lapsed", by=None, subject=sheet, reason=str(lapsed), now=now)
            public_changed()
    return lapsed


def both(sign_up: SignUp) -> tuple[SignUpSheet, SignUp]:
    """The sheet, held, and the sign-up as it is now."""
    sheet = lock(sign_up.sheet_id)
    mine = SignUp.objects.get(pk=sign_up.pk)
    mine.sheet = sheet
    return sheet, mine
