"""«Det er mig»: taking a name or a file out of sight at the word of whoever is shown."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.actions.changes import public_sees
from musikfaellesskabet.actors.actions.kits import hold_part
from musikfaellesskabet.actors.actions.letters import tell_objection
from musikfaellesskabet.actors.models import Actor, KitFile, LineupMember, Objection, Seat, SeatRole, Suggestion
from musikfaellesskabet.common.throttle import DAY, spend
from musikfaellesskabet.common.uploads import put_away
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

OBJECTIONS_A_DAY = 10
UNTENDED = "«{what}» er skjult, fordi en, der er vist, har bedt om det. Ingen passer siden."


@transaction.atomic
def object_to(part: LineupMember | KitFile, *, sender: str, by: User | None, now: datetime) -> Objection:
    """Hide the name or the file from everyone, at once and without asking who it is that asks.

    Effects: those who take care of the page get a letter, or the office a tip where nobody does; a file can no longer
    be fetched by its address. It is the band's to remove it, or to put it up anew with a new answer.
    sender: the network address, only for counting. Raises TooMany after ten in a day from one address; PartGone when
    the band has removed it meanwhile; MergedAway.
    """
    spend(f"objection {sender}", OBJECTIONS_A_DAY, DAY, now)
    actor = part.kit.actor
    hold_part(part)
    if isinstance(part, KitFile):
        objection, is_new = Objection.objects.get_or_create(file=part, defaults={"made_at": now})
    else:
        objection, is_new = Objection.objects.get_or_create(member=part, defaults={"made_at": now})
    if not is_new:
        return objection
    if isinstance(part, KitFile):
        part.file.name = put_away(part.file)
        part.save(update_fields=["file"])
    record("kit-part-hidden", by=by, subject=part.kit, fields=[part._meta.model_name or ""], now=now)
    _tell(actor, part, now)
    public_sees(actor)
    return objection


def _tell(actor: Actor, part: LineupMember | KitFile, now: datetime) -> None:
    caring = Seat.objects.current(now).filter(actor=actor, role__in=[SeatRole.OWNER, SeatRole.EDITOR])
    users = [seat.user for seat in caring.select_related("user")]
    tell_objection(actor, users, now)
    if not users:
        Suggestion.objects.create(actor=actor, text=UNTENDED.format(what=part), sent_at=now)
