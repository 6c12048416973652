"""One account cannot fill the house: what an actor can have is counted, and so is what one account sends."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from musikfaellesskabet.actors.actions import add_link, add_member, add_room
from musikfaellesskabet.actors.actions.kits import LineupFull, LinksFull
from musikfaellesskabet.actors.actions.refusals import RoomsFull
from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind, KitLink, LineupMember, Room
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.offers.actions import copy_offer, create_offer
from musikfaellesskabet.offers.actions.refusals import TooManyDrafts
from musikfaellesskabet.offers.models import Offer, OfferOwner
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, seat
from tests.cast import NOW, person
from tests.offers.cast import put_up

pytestmark = pytest.mark.django_db


def rooms(band: Actor, count: int) -> None:
    Room.objects.bulk_create(Room(actor=band, name=f"{number}") for number in range(count))


def names(band: Actor, count: int) -> None:
    kit = ArtistKit.objects.create(actor=band)
    LineupMember.objects.bulk_create(
        LineupMember(kit=kit, stage_name=f"{number}", agreed_on=NOW.date()) for number in range(count)
    )


def links(band: Actor, count: int) -> None:
    kit = ArtistKit.objects.create(actor=band)
    KitLink.objects.bulk_create(KitLink(kit=kit, title="x", url=f"https://x.example/{n}") for n in range(count))


def drafts(band: Actor, count: int) -> None:
    made = Offer.objects.bulk_create(
        Offer(title_da="x", slug=f"x-{n}", sort_title="x", kind="camp") for n in range(count)
    )
    OfferOwner.objects.bulk_create(OfferOwner(offer=one, actor=band, accepted_at=NOW) for one in made)


def one_more_room(band: Actor, by: User) -> None:
    add_room(band, facts={"name": "En til"}, by=by, now=NOW)


def one_more_name(band: Actor, by: User) -> None:
    add_member(ArtistKit(actor=band), facts={"stage_name": "En til"}, has_agreed=True, by=by, now=NOW)


def one_more_link(band: Actor, by: User) -> None:
    add_link(ArtistKit(actor=band), kind="listen", title="x", url="https://x.example/", by=by, now=NOW)


def one_more_draft(band: Actor, by: User) -> None:
    create_offer(band, facts={"kind": "camp", "title_da": "En til"}, by=by, now=NOW)


@pytest.mark.parametrize(
    ("fill", "one_more", "most", "refusal"),
    [
        (rooms, one_more_room, 60, RoomsFull),
        (names, one_more_name, 40, LineupFull),
        (links, one_more_link, 30, LinksFull),
        (drafts, one_more_draft, 50, TooManyDrafts),
    ],
)
def test_last_that_there_is_room_for_is_let_in_and_no_more(
    fill: Callable[[Actor, int], None],
    one_more: Callable[[Actor, User], None],
    most: int,
    refusal: type[DomainError],
) -> None:
    band, astrid = actor("Bandet", Kind.ARTIST), person("Astrid")
    fill(band, most - 1)
    one_more(band, astrid)
    with pytest.raises(refusal, match=str(most)):
        one_more(band, astrid)


def copied(band: Actor, by: User) -> None:
    copy_offer(put_up(band), owner=band, by=by, now=NOW)


@pytest.mark.parametrize(
    ("one_more", "steps"),
    [
        (one_more_draft, ["hold Actor", "count Offer"]),
        (copied, ["hold Actor", "hold Offer", "hold Actor", "count Offer"]),
    ],
)
def test_drafts_are_counted_while_their_owner_is_held(
    monkeypatch: pytest.MonkeyPatch, one_more: Callable[[Actor, User], None], steps: list[str]
) -> None:
    band, astrid = actor("Bandet", Kind.ARTIST), person("Astrid")
    taken: list[str] = []

    def noted(step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(rows: QuerySet[Any], **how: Any) -> Any:
            if rows.model in (Actor, Offer):
                taken.append(f"{step} {rows.model.__name__}")
            return real(rows, **how)

        return run

    for name, step in (("select_for_update", "hold"), ("count", "count")):
        monkeypatch.setattr(QuerySet, name, noted(step, getattr(QuerySet, name)))
    one_more(band, astrid)
    assert taken == steps


def test_account_sends_sixty_files_in_an_hour_and_another_goes_on(client: Client) -> None:
    band, astrid, bo = actor("Bandet", Kind.ARTIST), person("Astrid"), person("Bo")
    for one in (astrid, bo):
        seat(band, one)
    client.force_login(astrid)
    answers = {client.post("/aktoerer/bandet/kit/fil/", {}).status_code for _ in range(60)}
    stopped = client.post("/aktoerer/bandet/kit/fil/", {}).status_code
    client.force_login(bo)
    assert (answers, stopped, client.post("/aktoerer/bandet/kit/fil/", {}).status_code) == ({422}, 429, 422)
