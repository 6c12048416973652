"""What those who answer for a child do: say yes or no to the question that a letter asked them."""

from datetime import datetime

from django.db import IntegrityError, transaction

from musikfaellesskabet.common.turns import turn
from musikfaellesskabet.signups.actions.keeping import lock
from musikfaellesskabet.signups.actions.refusals import ChildThere, QuestionOver
from musikfaellesskabet.signups.actions.signing import Said, cancel, confirm, sign_up
from musikfaellesskabet.signups.models import Guardian, SignUp, SignUpSheet, Whom


def ask_guardian(sheet: SignUpSheet, *, email: str, language: str, key: str, now: datetime) -> SignUp:
    """Ask the guardian at the address, for a child of whom nothing is kept yet. Its number in the line begins now.

    Effects and refusals as `sign_up`. Whoever was asked for this sheet and has not answered is not asked again.
    """
    return sign_up(sheet, Said("", email, language, whom=Whom.CHILD), key=key, now=now)


def answer_yes(guardian: Guardian, *, name: str, child: str, now: datetime) -> SignUp:
    """The guardian says who they are, declares to have custody, names the child, and says yes. The link is used up.

    Effects: as `confirm`. Raises: QuestionOver; ChildThere where they have signed up a child of that name before.
    """
    with turn():
        mine = _asked(guardian, now)
        mine.name, mine.declared_at, mine.token_hash, mine.token_until = name, now, None, None
        mine.save(update_fields=["name", "declared_at", "token_hash", "token_until"])
        sign_up = mine.sign_up
        sign_up.name = child
        try:
            with transaction.atomic():
                sign_up.save(update_fields=["name"])
        except IntegrityError:
            raise ChildThere from None
        return confirm(sign_up, now=now)


def answer_no(guardian: Guardian, *, now: datetime) -> None:
    """The guardian says no, or is none. Effects: as `cancel`, and their address is deleted. Raises QuestionOver."""
    with turn():
        cancel(_asked(guardian, now).sign_up, now=now)


def _asked(guardian: Guardian, now: datetime) -> Guardian:
    """The guardian as they are now, with the sheet held. Raises QuestionOver where the link is used or too old."""
    lock(guardian.sign_up.sheet_id)
    mine = Guardian.objects.select_related("sign_up__sheet__offer").filter(pk=guardian.pk).first()
    is_same = mine is not None and mine.token_hash == guardian.token_hash
    if mine is None or not is_same or not mine.may_answer(now) or not mine.sign_up.is_standing:
        raise QuestionOver
    return mine
