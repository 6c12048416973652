"""Something on every page behind log-in: run as `python -m tests.browser.furnish` with a demo's own variables.

Prints, as JSON, the addresses of the pages whose address is not known beforehand.
"""

import json
from datetime import datetime, time, timedelta
from typing import Any


def furnish(now: datetime) -> dict[str, str]:
    """One owns a venue with a room, one a school, one a band with a kit; the office has its work. Returns addresses."""
    from musikfaellesskabet.actors import actions  # here, since Django must be set up before models are imported
    from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind
    from musikfaellesskabet.people.models import User
    from musikfaellesskabet.region.models import ImportConflict
    from tests.browser import furnish_children, furnish_needs, furnish_rest

    def demo(name: str) -> User:
        return User.objects.get(email=f"{name}@demo.example")

    def owned(actor: Actor, by: User) -> Actor:
        claim = actions.submit_claim(actor, by=by, reason="Jeg arbejder her.", now=now)
        actions.accept_claim(claim, by=office, now=now)
        return actor

    office, artist, guest = demo("sekretariat"), demo("artist"), demo("gaest")
    free = Actor.objects.public().exclude(slug="gimle").order_by("slug")
    venue = owned(free.filter(kind=Kind.VENUE)[0], demo("spillested"))
    school = owned(free.filter(kind=Kind.MUSIC_SCHOOL)[0], demo("musikskole"))
    facts: dict[str, Any] = {"name": "Store sal", "capacity_standing": 300, "step_free_entrance": "yes"}
    room = actions.add_room(venue, facts=facts, by=demo("spillested"), now=now)
    actions.invite_to_seat(venue, email="kollega@demo.example", role="editor", by=demo("spillested"), now=now)
    band = actions.create_actor(kind=Kind.ARTIST, name="Demoens Drømmeband", by=artist, now=now)
    kit = ArtistKit.objects.get_or_create(actor=band)[0]
    actions.save_kit(kit, changes={"bio_da": "Fire stemmer og et stueorgel."}, by=artist, now=now)
    member = {"stage_name": "Muldvarpen", "plays": "stueorgel"}
    named = actions.add_member(kit, facts=member, has_agreed=True, by=artist, now=now)
    actions.add_link(kit, kind="listen", title="Første sang", url="https://example.org/sang", by=artist, now=now)
    offer, date = draft_of(band, artist, now)
    twin = actions.create_actor(kind=Kind.ARTIST, name="Demoens Drømmebånd", by=artist, now=now)
    actions.submit_claim(free.filter(kind=Kind.VENUE)[1], by=guest, reason="Jeg booker bands her.", now=now)
    place = {"town": "Byen", "website": "https://example.org"}
    actions.propose_actor(kind=Kind.VENUE, name="Loftet", reason="Vi spiller hver fredag.", by=guest, now=now, **place)
    told = {"text": "De har fået et flygel.", "email": "nogen@example.org"}
    actions.send_suggestion(venue, **told, sender="", by=None, now=now)
    ImportConflict.objects.create(
        model="actors.actor", key=str(school.import_key), field="name", ours=school.name, theirs="Et andet navn"
    )
    made = {"venue": venue.slug, "room": str(room.pk), "school": school.slug, "band": band.slug, "twin": twin.slug}
    made |= {"member": str(named.pk), "offer": offer, "date": date}
    made["invitation"] = furnish_rest.invitation_to(venue, guest.email, demo("spillested"), now)
    made |= furnish_rest.offers_with_sign_ups(band, artist, guest, now)
    made |= furnish_rest.left_and_hidden(office, guest, now)
    made |= furnish_children.children_and_guardians(band, artist, now)
    made |= furnish_needs.needs_and_letters(now)
    return made | furnish_rest.keys_of_accounts([office, demo("administrator")], guest, now)


def draft_of(band: Any, by: Any, now: datetime) -> tuple[str, str]:
    """The band's own draft of an open stage, with a series of which one is called off: its address, a date's key."""
    from musikfaellesskabet.offers import actions  # see above
    from musikfaellesskabet.offers.series import Series
    from musikfaellesskabet.region.models import Stage

    facts = {
        "kind": "open_stage",
        "title_da": "Kom og spil med",
        "summary_da": "Tag dit instrument med, og spil tre sange.",
    }
    stages = list(Stage.objects.filter(order__in=[1, 2]))
    known = {"age_from": 13, "price_dkk": 0, "stages": stages, "bring": "Dit instrument. Vi har trommer og klaver."}
    offer = actions.create_offer(band, facts=facts | known, by=by, now=now)
    first = (now + timedelta(days=7)).date()
    series = Series(
        first, time(19), time(21), until=first + timedelta(weeks=3), but_not_on=frozenset({first + timedelta(weeks=1)})
    )
    made = actions.add_sessions(offer, series, place={"place": "Øvelokalet", "town": "Byen"}, by=by, now=now)
    return offer.slug, str(made[0].pk)


if __name__ == "__main__":
    import django  # only where this is a program of its own

    django.setup()
    from django.utils import timezone  # see above

    print(json.dumps(furnish(timezone.now())))
