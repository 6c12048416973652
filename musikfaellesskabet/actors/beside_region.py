"""When a region's file has another word than an actor's page: whose the words are, and whose source they have."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, Fact, FestivalFacts, MusicSchoolFacts, Room
from musikfaellesskabet.actors.queries import has_owner
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.region.joints import after_taking, before_taking

OfActor = Actor | Room | MusicSchoolFacts | FestivalFacts


class OwnersWords(DomainError):
    code = "owners_words"
    message = _("Siden har en ejer, og ordene er ejerens. Behold vores.")


def leave_owners_words(row: OfActor, now: datetime) -> None:
    """Raises OwnersWords where the row's actor has an owner: the office may not write on such a page."""
    if has_owner(row if isinstance(row, Actor) else row.actor, now):
        raise OwnersWords


def drop_sources(row: OfActor, names: Collection[str]) -> None:
    """Forget who said what stood in the fields. What stands there now is the file's, and so is the row's own source."""
    own = (
        {"room": row}
        if isinstance(row, Room)
        else {"room": None, "actor": row if isinstance(row, Actor) else row.actor}
    )
    Fact.objects.filter(**own, field__in=names).delete()


for model in (Actor, Room, MusicSchoolFacts, FestivalFacts):
    before_taking(model, leave_owners_words)
    after_taking(model, drop_sources)
