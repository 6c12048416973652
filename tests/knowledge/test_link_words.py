"""Words of the glossary become links in running text: once, in any Danish form, and never inside another word."""

import pytest
from django.test import Client

from musikfaellesskabet.knowledge.links import Glossary
from musikfaellesskabet.knowledge.models import Term

WORDS = ["musikskole", "skole", "spillested", "program", "band", "MGK", "åben scene", "scene", "fællesskab"]


def _glossary(*, inflects: bool = True) -> Glossary:
    return Glossary([Term(slug=word, da=word, en=f"{word}s", inflects=inflects) for word in WORDS], "/ordbog/")


@pytest.mark.parametrize(
    ("text", "slug", "form"),
    [
        ("På musikskolerne i byen", "musikskole", "musikskolerne"),
        ("Spillestedets sal", "spillested", "Spillestedets"),
        ("programmet er klar", "program", "programmet"),
        ("tre bands", "band", "bands"),
        ("en åben scene", "åben scene", "åben scene"),
        ("MGK optager", "MGK", "MGK"),
    ],
)
def test_danish_form_is_linked(text: str, slug: str, form: str) -> None:
    link = f'<a class="term" href="/ordbog/#{slug}">{form}</a>'
    assert _glossary().link(text) == text.replace(form, link)


@pytest.mark.parametrize("text", ["musikskoleleder", "en mgk", "ung/band/gammel", "banditter"])
def test_part_of_another_word_is_no_word(text: str) -> None:
    assert _glossary().link(text) == text


def test_word_that_does_not_inflect_is_linked_as_it_stands_only() -> None:
    glossary = _glossary(inflects=False)
    assert "<a" not in glossary.link("musikskolen")
    assert "<a" in glossary.link("musikskole")


def test_word_is_linked_once_on_a_page() -> None:
    glossary = _glossary()
    assert glossary.link("scene og scenen").count("<a") == 1
    assert glossary.link("scene igen") == "scene igen"


def test_text_is_escaped_around_and_inside_links() -> None:
    assert _glossary().link("<b>band</b>") == '&lt;b&gt;<a class="term" href="/ordbog/#band">band</a>&lt;/b&gt;'


@pytest.mark.usefixtures("kulturmetropolen")
def test_practice_page_points_at_words_that_stand_in_the_glossary(client: Client) -> None:
    page = client.get("/metoder/urban-grrls/").content.decode()
    words = client.get("/ordbog/").content.decode()
    linked = [piece.split('"')[0] for piece in page.split('class="term" href="/ordbog/#')[1:]]
    assert linked == ["talentforloeb", "ungdomsskole", "udgivelse", "koncert", "kommune"]
    assert [slug for slug in linked if f'id="{slug}"' not in words] == []
