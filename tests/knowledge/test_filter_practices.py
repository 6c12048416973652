"""The list of practices: filters, counts, whose result each is, and a fixed number of queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from django.test import Client
from django.utils.translation import override

from musikfaellesskabet.knowledge.counting import chosen_of, facets_of
from musikfaellesskabet.knowledge.models import Origin, Practice
from musikfaellesskabet.knowledge.queries import practice_criteria, practices
from musikfaellesskabet.region.models import SourceNote
from tests.knowledge.factories import make_practice

Counter = Callable[..., AbstractContextManager[object]]


def _names(**asked: list[str]) -> list[str]:
    found = practices()
    return [practice.name for practice in chosen_of(found, practice_criteria(found), asked)]


@pytest.mark.usefixtures("kulturmetropolen")
def test_choices_within_a_facet_add_and_facets_narrow() -> None:
    assert _names(hvis=["national"]) == [
        "Kultur på Recept (national evaluering)",
        "Musikstarter Camp",
        "Pop-Pilot",
        "SOLO",
    ]
    assert _names(hvis=["national"], kommune=["259"]) == ["Pop-Pilot"]
    assert _names(hvis=["national", "own"], maalgruppe=["piger-og-kvinder"]) == ["Pop-Pilot", "Urban Grrls"]
    assert _names(tid=["ukendt"]) == ["MusikUnik"]


@pytest.mark.usefixtures("kulturmetropolen")
def test_unknown_choice_gives_nothing_and_unknown_facet_is_passed_over() -> None:
    assert _names(hvis=["vores"]) == []
    assert len(_names(utm_source=["nyhedsbrev"])) == 36


@pytest.mark.usefixtures("kulturmetropolen")
def test_counts_say_what_a_choice_would_give() -> None:
    found = practices()
    facets = {facet.name: facet for facet in facets_of(found, practice_criteria(found), {"kommune": ["259"]})}
    counts = {choice.value: choice.count for choice in facets["hvis"].choices}
    assert counts == {"own": 2, "local": 2, "national": 1}
    for choice in facets["hvis"].choices:
        assert len(_names(kommune=["259"], hvis=[choice.value])) == choice.count


@pytest.mark.usefixtures("kulturmetropolen")
def test_real_practices_are_told_apart_by_whose_result_they_are() -> None:
    whose = dict(Practice.objects.values_list("name", "origin"))
    assert (whose["Urban Grrls"], whose["LYD PÅ"], whose["SOLO"]) == ("own", "local", "national")
    mistaken = [one.name for one in Practice.objects.filter(origin="own") if "lokal" in one.belongs_to]
    assert mistaken == []


@pytest.mark.django_db
@pytest.mark.parametrize("origin", Origin.values)
@pytest.mark.parametrize("language", ["da", "en"])
def test_card_and_page_say_whose_result_it_is(client: Client, origin: str, language: str) -> None:
    practice = make_practice(origin=origin)
    with override(language):
        label, sentence = str(Origin(origin).label), practice.whose
        addresses = ["/metoder/" if language == "da" else "/en/metoder/", practice.get_absolute_url()]
    card, page = (unescape(client.get(address).content.decode()) for address in addresses)
    with override(language):
        others = [str(other.label) for other in Origin if other != origin]
    assert f'data-origin="{origin}"><strong>{label}</strong>' in card
    assert f'data-origin="{origin}"><strong>{label}</strong>' in page
    assert sentence in page
    assert [other for other in others if f"<strong>{other}</strong>" in page] == []


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_database_as_often_for_three_as_for_one(
    client: Client, rows: int, django_assert_num_queries: Counter
) -> None:
    for number in range(rows):
        make_practice(name=f"Metode {number}")
    with django_assert_num_queries(8):
        client.get("/metoder/")
    with django_assert_num_queries(1):
        client.get("/metoder/")


@pytest.mark.django_db
def test_what_nothing_is_chosen_by_is_said(client: Client) -> None:
    make_practice("Prøvet")
    said = client.get("/metoder/?gruppe=unge&trin=findes-ikke&hvis=own").context["notices"]
    assert said == [
        "Man kan ikke vælge efter «gruppe» her.",
        "Under «Trin» er der ikke noget, der hedder «findes-ikke».",
    ]
    assert client.get("/metoder/?hvis=own").context["notices"] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/metoder/natkor/", "<li>fortalt til byens avis</li>"),
        ("/en/metoder/natkor/", "<li>told to the town&#x27;s paper</li>"),
    ],
)
def test_words_of_a_source_are_in_the_language_of_the_page(client: Client, path: str, shown: str) -> None:
    SourceNote.objects.create(da="fortalt til byens avis", en="told to the town's paper")
    make_practice(source="https://a.example/ ; fortalt til byens avis")
    assert shown in client.get(path).content.decode()
