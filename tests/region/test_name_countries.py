"""Countries are called by their names, on pages for people."""

import pytest
from django.test import Client
from django.utils.translation import override

from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.region.countries import abroad, country_in_words
from tests.actors.cast import actor


@pytest.mark.parametrize(
    ("code", "language", "words", "elsewhere"),
    [
        ("SE", "da", "Sverige", "Sverige"),
        ("SE", "en", "Sweden", "Sweden"),
        ("DK/SE", "da", "Danmark og Sverige", "Danmark og Sverige"),
        ("DK", "da", "Danmark", ""),
        ("IS", "da", "IS", "IS"),
        ("", "da", "", ""),
    ],
)
def test_country_is_told_in_words(code: str, language: str, words: str, elsewhere: str) -> None:
    with override(language):
        assert (country_in_words(code), abroad(code)) == (words, elsewhere)


@pytest.mark.django_db
@pytest.mark.parametrize(("prefix", "word"), [("", "Sverige"), ("/en", "Sweden")])
def test_actor_abroad_has_its_country_in_words(client: Client, prefix: str, word: str) -> None:
    actor("Huset", Kind.NETWORK, country="SE")
    for path in ("/aktoerer/", "/aktoerer/huset/"):
        text = client.get(prefix + path).content.decode()
        assert (word in text, ">SE<" in text) == (True, False), path
