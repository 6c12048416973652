"""Needs for the browser to read: without and with an address, which has said yes or not. See `furnish`."""

from datetime import datetime


def needs_and_letters(now: datetime) -> dict[str, str]:
    """The keys in the addresses of their pages."""
    from musikfaellesskabet.needs.actions import leave_need, listen  # here, since Django must be set up before
    from musikfaellesskabet.needs.links import OF_LISTENER, OF_NEED, token_of
    from musikfaellesskabet.needs.models import Need
    from musikfaellesskabet.needs.queries import places
    from musikfaellesskabet.needs.told import Said
    from musikfaellesskabet.needs.wishes import AgeGroup, Theme

    place = places()[0]
    said = Said(Theme.WRITE, place.municipality, AgeGroup.FROM_15, town=place.town)
    plain = leave_need(said, now=now)
    asked = leave_need(said, email="spurgt@demo.example", now=now)
    wanted = leave_need(said, email="oensket@demo.example", now=now)
    listen(wanted.listener, now=now)
    ended = leave_need(said, now=now)
    Need.objects.filter(pk=ended.pk).update(renewed_at=now.replace(year=now.year - 2))
    made = {"need": plain, "need_asked": asked, "need_ended": ended}
    keys = {name: token_of(need.pk, OF_NEED) for name, need in made.items()}
    letters = {"letters_asked": asked, "letters_wanted": wanted}
    return keys | {name: token_of(need.listener.pk, OF_LISTENER) for name, need in letters.items()}
