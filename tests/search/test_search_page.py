"""The search page and the suggestions: in both languages, with few queries, and safe."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.search.indexing import refresh
from musikfaellesskabet.search.views import search as view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_answers_show_title_kind_place_and_found_words(client: Client) -> None:
    html = page(client, "/soeg/?q=%C3%B8velokale+i+Roskilde")
    assert '<a href="/aktoerer/raastof-roskilde-oevelokaler/">' in html
    assert "<mark>øvelokaler</mark>" in html
    assert "<mark>Roskilde</mark> (<mark>øvelokaler</mark>)" in html


def test_english_page_leads_to_english_pages_and_tells_what_is_danish(client: Client) -> None:
    html = page(client, "/en/soeg/?q=rehearsal+room")
    assert '<a href="/en/ordbog/#oevelokale">' in html
    assert '<a href="/en/aktoerer/raastof-roskilde-oevelokaler/" lang="da">' in html
    assert "Answers to “rehearsal room”" in html


def test_misspelt_question_offers_the_right_one(client: Client) -> None:
    assert '<a href="/soeg/?q=roskilde%20festival">roskilde festival</a>' in page(client, "/soeg/?q=roskillde+festival")


def test_empty_field_shows_how_to_begin(client: Client) -> None:
    assert 'href="/soeg/?q=%C3%B8velokale"' in page(client, "/soeg/")


def test_nothing_found_leads_on(client: Client) -> None:
    html = page(client, "/soeg/?q=qxzwvy")
    assert "Det fandt vi ikke" in html
    assert 'href="/aktoerer/"' in html


def test_answers_without_a_word_are_spoken_of_only_where_there_are_some(client: Client) -> None:
    assert "svarene er fundet uden det" in page(client, "/soeg/?q=gimle+qxzwvy")
    nothing = page(client, "/soeg/?q=qxzwvy")
    assert "Ordet «qxzwvy» står ingen steder hos os.</p>" in nothing
    assert "svarene er fundet uden det" not in nothing


def test_english_page_says_in_english_why(client: Client) -> None:
    assert "<dt>Name</dt>" in page(client, "/en/soeg/?q=girls")
    assert "<dt>Navn</dt>" not in page(client, "/en/soeg/?q=girls")


def test_kinds_are_tabs_with_counts(client: Client) -> None:
    html = page(client, "/soeg/?q=k%C3%B8ge&slags=music_school")
    assert 'href="?q=k%C3%B8ge&amp;slags=music_school" aria-current="page"' in html
    assert html.count('<li class="row hit">') == 1


@pytest.mark.parametrize("side", ["0", "-1", "x", "²", "9" * 5000, "99"])
def test_page_that_does_not_exist_is_answered(client: Client, side: str) -> None:
    page(client, f"/soeg/?q=musik&side={side}")


def test_what_is_asked_is_shown_as_text(client: Client) -> None:
    html = page(client, "/soeg/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_what_people_wrote_is_shown_as_text(client: Client) -> None:
    actor = Actor.objects.create(kind=Kind.ARTIST, name="Xylofonien <b>fed</b>", slug="xylofonien", sort_name="x")
    refresh(actor)
    html = page(client, "/soeg/?q=xylofonien")
    assert "<mark>Xylofonien</mark> &lt;b&gt;fed&lt;/b&gt;" in html


@pytest.mark.parametrize(
    ("q", "queries"),
    [
        ("gimle", 6),
        ("musik", 6),
        ("øvelokale i Roskilde", 6),
        ("scene med plads til 500", 6),
        ("roskillde festvial", 8),
    ],
)
def test_page_takes_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, q: str, queries: int
) -> None:
    client.get("/soeg/")
    with django_assert_num_queries(queries):
        client.get("/soeg/", {"q": q})


def test_suggestions_are_options_of_a_list(client: Client) -> None:
    html = page(client, "/soeg/forslag/?q=kulturv%C3%A6r")
    assert html.count('role="option"') == len(html.strip().splitlines())
    assert 'data-href="/aktoerer/kulturvaerftet/"' in html


def test_suggestions_wait_for_two_letters(client: Client) -> None:
    assert page(client, "/soeg/forslag/?q=k").strip() == ""


def test_one_who_asks_without_pause_is_told_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "SUGGESTIONS_A_MINUTE", 2)
    assert [client.get("/soeg/forslag/", {"q": q}).status_code for q in ("gim", "ros", "kul")] == [200, 200, 429]


def test_searching_sets_no_cookie(client: Client) -> None:
    assert client.get("/soeg/?q=gimle").cookies == {}
