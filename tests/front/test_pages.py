"""The public pages answer, in both languages."""

import pytest
from django.test import Client


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(
    "path", ["/", "/aktoerer/", "/aktoerer/gimle/", "/metoder/", "/metoder/urban-grrls/", "/ordbog/"]
)
@pytest.mark.parametrize(("prefix", "language"), [("", "da"), ("/en", "en")])
def test_page_answers_in_its_language(client: Client, prefix: str, language: str, path: str) -> None:
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "feed"), [("/", "/feeds/nyt.atom"), ("/en/", "/en/feeds/nyt.atom")])
def test_small_links_hold_the_feed_and_the_patterns(client: Client, page: str, feed: str) -> None:
    large, _, small = client.get(page).content.decode().partition('<div class="foot__small">')
    assert f'<a href="{feed}">' in small
    assert ("moenstre/" in small, 'moenstre/"' in large) == (True, False)
