"""What is sent twice makes one thing, by every form that makes something; and two who come at once both get through."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from musikfaellesskabet.actors.actions import create_actor
from musikfaellesskabet.actors.models import Actor, Kind, Proposal, Room, Suggestion
from musikfaellesskabet.common import once as module
from musikfaellesskabet.common import slugs
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.models import SentForm
from musikfaellesskabet.common.once import SentOtherwise, once
from musikfaellesskabet.common.slugs import saved_under_free_slug
from musikfaellesskabet.offers.actions import create_offer
from musikfaellesskabet.offers.models import Offer
from tests.actors.cast import actor, seat
from tests.cast import NOW, person
from tests.offers.cast import put_up
from tests.races import meet_at, outcomes, shared_database
from tests.sweeps import ONCE, around

BAND = {"kind": Kind.ARTIST, "name": "Ravnene"}
# What one makes: the page with the form, where it is sent, what is said, what it makes.
FORMS: dict[str, tuple[str, str, dict[str, Any], Any]] = {
    "offer": ("/aktoerer/huset/tilbud/nyt/", "", {"kind": "workshop", "title_da": "Skriv en sang"}, Offer),
    "copy": ("/tilbud/bandloerdag/", "/tilbud/bandloerdag/kopier/", {}, Offer),
    "actor": ("/aktoerer/ny/", "", BAND, Actor),
    "proposal": ("/aktoerer/ny/", "", {"kind": Kind.VENUE, "name": "Salen", "reason": "Jeg leder den."}, Proposal),
    "room": ("/aktoerer/huset/rum/nyt/", "", {"name": "Øverum", "use": "rehearsal"}, Room),
    "suggestion": ("/aktoerer/huset/fortael/", "", {"text": "De har flyttet."}, Suggestion),
}
SAID_OTHERWISE = {"offer": "title_da", "actor": "name", "proposal": "name", "room": "name", "suggestion": "text"}


@pytest.fixture
def bo(client: Client, db: None) -> Client:
    huset, bo = actor(), person("Bo")
    seat(huset, bo)
    put_up(huset)
    client.force_login(bo)
    return client


def mark_on(page: str) -> str:
    found = re.findall(r'name="once" value="([\w-]{20,})"', page)
    assert len(found) == 1
    return str(found[0])


def shown(client: Client, name: str) -> tuple[str, dict[str, Any], Any]:
    """Where the form is sent, and what with, its mark included; and how many there are of what it makes."""
    page, to, said, model = FORMS[name]
    return to or page, {**said, "once": mark_on(client.get(page).content.decode())}, model


@pytest.mark.parametrize("name", FORMS)
def test_form_sent_twice_makes_one_and_leads_to_it_both_times(bo: Client, name: str) -> None:
    to, said, model = shown(bo, name)
    before = model.objects.count()
    first, second = bo.post(to, said), bo.post(to, said)
    assert model.objects.count() - before == 1
    assert (second.status_code, second.headers.get("Location")) == (first.status_code, first.headers.get("Location"))
    assert first.status_code == (200 if name == "suggestion" else 302)


@pytest.mark.parametrize("name", FORMS)
def test_without_its_mark_it_makes_two(bo: Client, name: str) -> None:
    to, said, model = shown(bo, name)
    before = model.objects.count()
    for _ in range(2):
        bo.post(to, said | {"once": ""})
    assert model.objects.count() - before == 2


@pytest.mark.parametrize("name", SAID_OTHERWISE)
def test_same_mark_with_other_words_is_a_conflict_that_can_be_sent_again(bo: Client, name: str) -> None:
    to, said, model = shown(bo, name)
    before = model.objects.count()
    bo.post(to, said)
    other = said | {SAID_OTHERWISE[name]: "Noget andet"}
    answer = bo.post(to, other)
    assert (answer.status_code, model.objects.count() - before) == (409, 1)
    page = answer.content.decode()
    assert "Du har allerede sendt den her formular" in page
    bo.post(to, other | {"once": mark_on(page)})
    assert model.objects.count() - before == 2


def test_each_page_has_a_mark_of_its_own_and_it_counts_for_its_sender_only(bo: Client) -> None:
    to, said, model = shown(bo, "suggestion")
    assert shown(bo, "suggestion")[1]["once"] != said["once"]
    for client in (bo, Client()):
        client.post(to, said)
    assert model.objects.count() == 2


@pytest.mark.django_db
def test_refused_form_can_be_mended_and_sent_again_with_its_mark() -> None:
    def refuse() -> str:
        raise DomainError("Nej.")

    with pytest.raises(DomainError):
        once("m", "a", refuse, now=NOW)
    assert SentForm.objects.count() == 0
    assert [once("m", "b", lambda: "/x/", now=NOW) for _ in range(2)] == ["/x/", "/x/"]
    with pytest.raises(SentOtherwise):
        once("m", "a", lambda: "/y/", now=NOW)


@pytest.mark.django_db
def test_row_holds_no_words_and_goes_after_a_day() -> None:
    once("mærke", "De har flyttet.", lambda: "/x/", now=NOW)
    row = SentForm.objects.get()
    assert re.fullmatch(r"[0-9a-f]{40} [0-9a-f]{40}", f"{row.key} {row.body}")
    assert around("sent-forms", NOW.replace(day=NOW.day + 1)) == ONCE


@pytest.mark.django_db
@pytest.mark.parametrize(("tries", "slug"), [(5, "ravnene-2"), (1, "")])
def test_address_taken_while_one_looked_is_looked_for_again(
    monkeypatch: pytest.MonkeyPatch, tries: int, slug: str
) -> None:
    """The negative control is a single try."""
    monkeypatch.setattr(slugs, "TRIES", tries)
    actor("Ravnene")
    answers = iter([set[str]()])

    def taken() -> set[str]:
        return next(answers, set(Actor.objects.values_list("slug", flat=True)))

    def save(slug: str) -> Actor:
        return Actor.objects.create(kind=Kind.ARTIST, name="Ravnene", slug=slug, sort_name="ravnene")

    if slug:
        assert saved_under_free_slug("ravnene", taken, save).slug == slug
    else:
        with pytest.raises(IntegrityError):
            saved_under_free_slug("ravnene", taken, save)


@pytest.mark.django_db
def test_refusal_of_another_cause_is_not_tried_again() -> None:
    def save(slug: str) -> Actor:
        return Actor.objects.create(kind="spaceship", name="X", slug=slug, sort_name="x")

    with pytest.raises(IntegrityError):
        saved_under_free_slug("x", set, save)


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    with shared_database(tmp_path):
        yield


Make = Callable[[Any, Any], str]
MAKERS: dict[str, Make] = {
    "offer": lambda huset, by: create_offer(huset, facts=FORMS["offer"][2], by=by, now=NOW).slug,
    "actor": lambda _huset, by: create_actor(**BAND, by=by, now=NOW).slug,
}


@pytest.mark.parametrize("name", MAKERS)
def test_two_of_one_name_at_once_get_an_address_each(shared: None, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    huset, people = actor(), [person("Astrid"), person("Bo")]
    meet_at(monkeypatch, slugs, "_free", after=True)
    said = outcomes(*[lambda by=by: MAKERS[name](huset, by) for by in people])
    stem = {"offer": "skriv-en-sang", "actor": "ravnene"}[name]
    made = {"offer": Offer, "actor": Actor}[name].objects.filter(slug__startswith=stem)
    assert (said, sorted(made.values_list("slug", flat=True))) == (["done", "done"], [stem, f"{stem}-2"])


@pytest.mark.parametrize("is_protected", [True, False], ids=["protected", "negative control"])
def test_double_click_makes_one(shared: None, monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    bo, huset = person("Bo"), actor()
    marks = ["m", "m"] if is_protected else ["m", "n"]

    def press(mark: str) -> str:
        return once(mark, "", lambda: MAKERS["offer"](huset, bo), now=NOW)

    meet_at(monkeypatch, module, "salted_hmac", after=True)
    said = outcomes(*[lambda mark=mark: press(mark) for mark in marks])
    assert (said, Offer.objects.count()) == (["done", "done"], 1 if is_protected else 2)
