"""One letter is written in its reader's language, whoever's page is open."""

import pytest
from django.conf import LazySettings
from django.utils import timezone
from django.utils.translation import get_language, override

from musikfaellesskabet.letters.actions import Addressee, Words, link, write_letter, write_letters
from musikfaellesskabet.letters.models import Delivery

pytestmark = pytest.mark.django_db


def _words() -> Words:
    return Words(f"Subject in {get_language()}", "First.", "", link("actors"))


@pytest.mark.parametrize(("language", "path"), [("da", "/aktoerer/"), ("en", "/en/aktoerer/")])
def test_letter_speaks_the_readers_language(language: str, path: str, settings: LazySettings) -> None:
    with override("en" if language == "da" else "da"):
        letter = write_letter(Addressee("bo@example.org", language), _words, about="test", now=timezone.now())

    assert (letter.subject, letter.language) == (f"Subject in {language}", language)
    assert letter.text == f"First.\n\n{settings.SITE_URL}{path}\n"


def test_letters_to_several_speak_to_each() -> None:
    readers = [Addressee("bo@example.org", "da"), Addressee("astrid@example.org", "en")]

    write_letters(readers, _words, about="test", now=timezone.now())

    said = dict(Delivery.objects.values_list("to", "subject"))
    assert said == {"bo@example.org": "Subject in da", "astrid@example.org": "Subject in en"}
