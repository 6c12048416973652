"""What an invitation to tell is about, from the address it leads to."""

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.actors.queries.facts import FIELD_LABELS


def subject_of(actor: Actor, field: str) -> str:
    """The words for a field or a room (`room-12`) of the actor; empty for anything else."""
    kind, _dash, number = field.partition("-")
    if kind == "room" and number.isdecimal():
        room = actor.rooms.filter(pk=int(number)).first()
        return _("rummet %(room)s") % {"room": room} if room else ""
    return str(FIELD_LABELS.get(field, ""))
