"""What files say in their sources is read in the page's own language."""

import csv
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from musikfaellesskabet.region.models import SourceNote
from musikfaellesskabet.region.notes import in_english
from musikfaellesskabet.region.templatetags.region_tags import source_words

FOLDER = settings.BASE_DIR / "data" / "kulturmetropolen"
NOTES = {"almen viden": "general knowledge", "550 stående": "550 standing"}


def test_words_are_put_into_english_and_addresses_are_left() -> None:
    source = "https://a.example/almen ; https://b.example/550 (550 stående) ; almen viden"
    assert (
        in_english(source, NOTES)
        == "https://a.example/almen ; https://b.example/550 (550 standing) ; general knowledge"
    )
    assert in_english("https://b.example/550 ; 550", {"550": "551"}) == "https://b.example/550 ; 551"


def test_page_shows_its_own_language_and_marks_what_is_not() -> None:
    assert source_words("almen viden", NOTES) == "almen viden"
    with translation.override("en"):
        assert source_words("almen viden", NOTES) == "general knowledge"
        assert source_words("hørt i <byen>", NOTES) == '<span lang="da">hørt i &lt;byen&gt;</span>'


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(
    ("path", "danish", "english"),
    [
        ("/aktoerer/gimle/", "550 stående", "550 standing"),
        ("/kommuner/stevns/", "folketallet er afrundet til nærmeste tusind", "population rounded to the nearest"),
        ("/kommuner/stevns/", "Der er ikke fundet en liste for 2020-2023", "No list for 2020-2023 was found"),
    ],
)
def test_real_pages_speak_one_language(client: Client, path: str, danish: str, english: str) -> None:
    da, en = (client.get(prefix + path).content.decode() for prefix in ("", "/en"))
    assert (danish in da, english in da) == (True, False)
    assert (danish in en, english in en) == (False, True)


@pytest.mark.usefixtures("kulturmetropolen")
def test_every_word_of_the_real_files_has_its_english() -> None:
    notes = dict(SourceNote.objects.values_list("da", "en"))
    left = set()
    for file in FOLDER.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                words = re.sub(r"https?://[^\s;]+", "", row.get("source") or "")
                for da in sorted(notes, key=len, reverse=True):
                    words = words.replace(da, "")
                left.add(words.strip(" ;()"))
    assert left == {"", "coaching"}
