"""What an invitation to tell is about, from the address it leads to."""

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.joints import Topic, topics_of
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.actors.queries.facts import FIELD_LABELS

KIT = "kit"


def topic_of(actor: Actor, field: str) -> Topic:
    """A field of the actor, its kit, a room (`room-12`), or what subjects above have of it; empty for anything else."""
    kind, _dash, number = field.partition("-")
    if field == KIT:
        return Topic(_("mappen"))
    if not number.isdecimal():
        return Topic(str(FIELD_LABELS.get(field, "")))
    if kind == "room":
        room = actor.rooms.filter(pk=int(number)).first()
        return Topic(_("rummet %(room)s") % {"room": room}) if room else Topic()
    find = topics_of(kind)
    return find(actor, int(number)) if find else Topic()
