"""The glossary in both orders, the networks in their groups, and how old knowledge is."""

import csv
import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from musikfaellesskabet.knowledge.imports import years_of
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.knowledge.queries import terms_by_letter
from tests.knowledge.factories import make_network, make_term

TODAY = date(2026, 11, 23)


@pytest.mark.django_db
def test_words_stand_under_the_letters_of_the_page_language() -> None:
    for da, en in [("øvelokale", "rehearsal room"), ("åben scene", "open stage"), ("zone", "zone"), ("ærø", "isle")]:
        make_term(da, en)
    assert [letter for letter, _terms in terms_by_letter()] == ["Z", "Æ", "Ø", "Å"]
    with override("en"):
        assert [letter for letter, _terms in terms_by_letter()] == ["I", "O", "R", "Z"]


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("path", ["/ordbog/", "/en/ordbog/"])
def test_every_word_has_an_address_and_both_languages(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert page.count('class="glossary__entry" id="') == 118
    assert page.count('class="glossary__other"') == 118


@pytest.mark.usefixtures("kulturmetropolen")
def test_networks_at_home_and_abroad_stand_apart(client: Client) -> None:
    response = client.get("/netvaerk/")
    assert (len(response.context["national"]), len(response.context["foreign"])) == (36, 7)
    jazz = client.get("/netvaerk/?genre=jazz").context
    assert [network.actor.name for network in jazz["national"] + jazz["foreign"]] == ["JazzDanmark"]


@pytest.mark.django_db
def test_network_across_a_border_is_found_under_both_countries(client: Client) -> None:
    make_network("Over Sundet", country="DK/SE")
    make_network("Hjemme")
    for country, count in [("DK", 2), ("SE", 1), ("NO", 0)]:
        assert client.get(f"/netvaerk/?land={country}").context["count"] == count


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2016-2017", (2016, 2017)),
        ("2018-10", (2018, 2018)),
        ("2017-01-31", (2017, 2017)),
        ("ca. 2013-", (2013, None)),
        ("", (None, None)),
    ],
)
def test_years_of_a_period(period: str, years: tuple[int | None, int | None]) -> None:
    assert years_of(period) == years


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (2019, 2019, "Viden fra 2019, 7 år gammel."),
        (2019, None, "Begyndt i 2019, for 7 år siden. Vi har ikke hørt, at det er slut."),
        (None, None, "Vi ved ikke, hvornår det var."),
    ],
)
def test_age_of_knowledge_is_said(first: int | None, last: int | None, sentence: str) -> None:
    assert Practice(first_year=first, last_year=last).age_of_knowledge(TODAY) == sentence


@pytest.mark.django_db
def test_every_word_links_to_its_own_address(client: Client) -> None:
    make_term("jam", "jam session")
    for path, word in (("/ordbog/", "jam"), ("/en/ordbog/", "jam session")):
        assert f'<a class="glossary__self" href="#jam">{word}</a>' in client.get(path).content.decode()


def test_danish_explanations_have_a_comma_before_a_subclause() -> None:
    with (settings.BASE_DIR / "data" / "kulturmetropolen" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        explanations = [row["definition_da"] for row in csv.DictReader(file)]
    bare = re.compile(r"(?<!,)(?<!Hvem)(?<!mange) (?:der|som) ")
    assert bare.search("Musik der udøves uden at være levevej.")
    assert [said for said in explanations if bare.search(said)] == []
