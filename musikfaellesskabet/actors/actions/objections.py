"""«Det er mig»: taking a name or a file out of sight at the word of whoever is shown."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from musikfaellesskabet.actors.actions.changes import public_sees
from musikfaellesskabet.actors.actions.hiding import caretakers_of
from musikfaellesskabet.actors.actions.kits import hold_part
from musikfaellesskabet.actors.actions.letters import tell_objection
from musikfaellesskabet.actors.models import Actor, KitFile, LineupMember, Objection, Suggestion
from musikfaellesskabet.actors.queries.asking import KIT
from musikfaellesskabet.common.throttle import DAY, is_among_first, spend
from musikfaellesskabet.common.uploads import put_away
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

OBJECTIONS_A_DAY = 10
# From so many in a day on one page, the office looks at it too.
MANY_A_DAY = 5
# What the office reads, in its own language: never whose name it is, for a tip stays longer than the name.
UNTENDED = (
    "{what} i mappen er skjult, fordi en, der er vist, har bedt om det. Ingen passer siden. "
    "Beder flere om det i dag, skriver vi ikke igen, før det er mange."
)
MANY = (
    "I dag er fem navne eller filer i mappen skjult, hver gang af en, der siger: Det er mig. "
    "Se, om nogen vil skade bandet. Bliver der skjult mere i dag, skriver vi ikke igen."
)


class Told(StrEnum):
    """Who has been told that something is hidden."""

    CARETAKERS = "caretakers"
    CARETAKERS_EARLIER = "caretakers-earlier"  # of something else on the page, earlier the same day
    OFFICE = "office"
    NOBODY = "nobody"  # it was out of sight already


@transaction.atomic
def object_to(part: LineupMember | KitFile, *, sender: str, by: User | None, now: datetime) -> Told:
    """Hide the name or the file from everyone, at once and without asking who it is that asks.

    Effects: those who take care of the page get a letter, or the office a tip where nobody does; once a day for a page,
    and from the fifth in a day one more tip. A file can no longer be fetched by its address. It is the band's to remove
    it, or to put it up anew with a new answer.
    sender: the network address, only for counting. Raises TooMany after ten in a day from one address; PartGone when
    the band has removed it meanwhile; MergedAway.
    """
    spend(f"objection {sender}", OBJECTIONS_A_DAY, DAY, now)
    hold_part(part)
    if not _object(part, now):
        return Told.NOBODY
    told = _tell(part, now)
    record("kit-part-hidden", by=by, subject=part.kit, fields=[part._meta.model_name or ""], now=now)
    public_sees(part.kit.actor)
    return told


def _object(part: LineupMember | KitFile, now: datetime) -> bool:
    """Whether it was in sight until now."""
    if isinstance(part, LineupMember):
        return Objection.objects.get_or_create(member=part, defaults={"made_at": now})[1]
    is_new = Objection.objects.get_or_create(file=part, defaults={"made_at": now})[1]
    if is_new:
        part.file.name = put_away(part.file)
        part.save(update_fields=["file"])
    return is_new


def _tell(part: LineupMember | KitFile, now: datetime) -> Told:
    actor = part.kit.actor
    readers = caretakers_of(actor, now)
    is_first = is_among_first(f"objection told {'them' if readers else 'office'} {actor.pk}", 1, DAY, now)
    if is_first and readers:
        tell_objection(actor, readers, now)
    elif is_first:
        _tip(actor, UNTENDED.format(what="Et navn" if isinstance(part, LineupMember) else "En fil"), now)
    are_few = is_among_first(f"objections to {actor.pk}", MANY_A_DAY - 1, DAY, now)
    if not are_few and is_among_first(f"objections told of {actor.pk}", 1, DAY, now):
        _tip(actor, MANY, now)
    if not readers:
        return Told.OFFICE
    return Told.CARETAKERS if is_first else Told.CARETAKERS_EARLIER


def _tip(actor: Actor, text: str, now: datetime) -> None:
    Suggestion.objects.create(actor=actor, field=KIT, text=text, sent_at=now)
