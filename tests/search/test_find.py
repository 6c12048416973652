"""Questions are answered well, alike on both databases, and never with what the viewer may not see."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from musikfaellesskabet.actors.models import Actor, Answer
from musikfaellesskabet.people.models import User
from musikfaellesskabet.search.audiences import SIGNED_IN, own_audience
from musikfaellesskabet.search.indexing import refresh
from musikfaellesskabet.search.models import Document, Word
from musikfaellesskabet.search.queries import answer, find, search, suggest
from musikfaellesskabet.search.question import understand
from tests.cast import appoint, person
from tests.search.quality import judge, judge_all

ANYONE = AnonymousUser()
FLOOR = json.loads(Path(__file__).with_name("quality.json").read_text())
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def addresses(q: str, viewer: User | AnonymousUser = ANYONE) -> list[str]:
    return [hit.address for hit in find(q, viewer)]


def test_fixed_questions_are_answered_no_worse_than_before(capsys: pytest.CaptureFixture[str]) -> None:
    judged = judge_all()
    recall = round(sum(one.recall for one in judged) / len(judged), 4)
    reciprocal = round(sum(one.reciprocal for one in judged) / len(judged), 4)
    with capsys.disabled():
        print(f"\nsearch: {len(judged)} questions, recall@5 {recall:.4f}, MRR {reciprocal:.4f}")
        for one in judged:
            if one.missed:
                print(f"  «{one.q}» misses {', '.join(one.missed)}")
    assert len(judged) == FLOOR["questions"]
    assert recall >= FLOOR["recall_at_5"]
    assert reciprocal >= FLOOR["mrr"]


def test_a_bad_answer_is_judged_bad() -> None:
    assert judge("x", ["/a/", "/b/"], ["/c/", "/b/"]).recall == 0.5
    assert judge("x", ["/a/", "/b/"], ["/c/", "/b/"]).reciprocal == 0.5
    assert judge("x", ["/a/"], []).reciprocal == 0


def test_answer_tells_kind_title_address_and_why() -> None:
    assert answer("scene med plads til 600", ANYONE) == [
        {
            "kind": "venue",
            "title": "Teaterbygningen (Bygningens program)",
            "address": "/aktoerer/teaterbygningen-bygningens-program/",
            "why": "Plads til: 600 stående, 400 siddende; Rum: Salen – Scene",
        }
    ]


def test_place_without_room_enough_is_no_answer() -> None:
    assert addresses("plads til 500") == ["/aktoerer/gimle/", "/aktoerer/teaterbygningen-bygningens-program/"]
    assert addresses("plads til 601") == []
    assert addresses("plads til 401 siddende") == []


def test_places_of_unknown_size_are_counted_not_hidden() -> None:
    answers = search("spillested med plads til 500", ANYONE)
    unknown = Document.objects.filter(kind="venue", capacity=None).count()
    assert (answers.unmeasured, unknown > 0) == (unknown, True)


def test_misspelt_question_says_how_it_was_read() -> None:
    assert understand("Roskillde festival").corrected == "roskilde festival"
    assert understand("roskilde festival").corrected == ""


def test_word_that_stands_nowhere_is_named() -> None:
    question = understand("øvelokale qxzwvy")
    assert question.missing == ["qxzwvy"]
    assert addresses("qxzwvy") == []


def test_missing_word_is_named_as_it_was_typed() -> None:
    assert understand("Aaaaaaab Olai").missing == ["Aaaaaaab", "Olai"]


def test_abbreviation_is_never_read_as_another_word() -> None:
    assert addresses("Sct. Olai") == []
    assert addresses("support act")[0] == "/ordbog/#opvarmning"


def test_compound_of_two_words_of_titles_is_found() -> None:
    assert addresses("Roskildefestival")[0] == "/aktoerer/roskilde-festival/"
    assert understand("Roskildefestivalen").missing == []
    assert understand("Qxzwvyfestival").missing == ["Qxzwvyfestival"]


def test_half_of_a_compound_is_never_a_word_of_a_hidden_title() -> None:
    Document.objects.filter(title_da__contains="Festuge").update(audience="office")
    assert understand("Køgefestuge").missing == ["Køgefestuge"]


def test_festivals_of_a_month_come_first() -> None:
    assert set(addresses("festivaler i juni")[:2]) == {"/aktoerer/roskilde-festival/", "/aktoerer/sol-over-stevns/"}


@pytest.mark.parametrize("q", ["kørestol", "wheelchair", "trinfri indgang"])
def test_room_is_found_by_the_access_it_is_known_to_have(q: str) -> None:
    gimle = Actor.objects.get(slug="gimle")
    room = gimle.rooms.get()
    refresh(gimle)
    assert "/aktoerer/gimle/" not in addresses(q)
    room.step_free_entrance = Answer.YES
    room.save()
    refresh(gimle)
    assert "/aktoerer/gimle/" in addresses(q)


def test_suggestions_come_while_a_word_is_unfinished() -> None:
    assert suggest("kulturvær", ANYONE)[0].address == "/aktoerer/kulturvaerftet/"
    assert suggest("øvelok", ANYONE)[0].address == "/ordbog/#oevelokale"


def test_one_kind_can_be_chosen_and_counts_stay() -> None:
    every, schools = search("køge", ANYONE), search("køge", ANYONE, kind="music_school")
    assert [hit.address for hit in schools.hits] == ["/aktoerer/koege-musikskole/"]
    assert (schools.total, schools.counts) == (1, every.counts)
    assert {kind: count for kind, _label, count in every.counts}["music_school"] == 1


def test_pages_hold_every_answer_once() -> None:
    first, second = search("musik", ANYONE, size=5), search("musik", ANYONE, size=5, page=2)
    both = search("musik", ANYONE, size=10)
    assert [hit.address for hit in first.hits + second.hits] == [hit.address for hit in both.hits]


@pytest.mark.parametrize("audience", [SIGNED_IN, "office", "own"])
def test_document_is_found_by_its_audience_alone(audience: str) -> None:
    carla = User.objects.create_user("carla@example.org")
    david = User.objects.create_user("david@example.org")
    document = Document.objects.get(path="/aktoerer/gimle/")
    document.audience = own_audience(carla) if audience == "own" else audience
    document.save()
    sees = {who: "/aktoerer/gimle/" in addresses("gimle", viewer) for who, viewer in
            {"anyone": ANYONE, "carla": carla, "david": david}.items()}  # fmt: skip
    assert sees == {"anyone": False, "carla": audience != "office", "david": audience == SIGNED_IN}


def test_word_that_stands_in_nothing_public_is_never_suggested() -> None:
    assert understand("toldkanmer").corrected == "toldkammeret"
    Word.objects.filter(text="toldkammer").update(public_count=0)
    assert understand("toldkanmer").corrected == ""


@pytest.mark.parametrize(
    "q", ["", " ", "?!", "\x00", "og i på", "a" * 5000, "%", "' or 1=1 --", "ø" * 200, "x " * 200, "🎸"]
)
def test_odd_question_is_answered_calmly(q: str) -> None:
    assert len(find(q, ANYONE)) <= 20


def test_document_of_the_office_is_found_by_those_at_work_in_it() -> None:
    Document.objects.filter(path="/aktoerer/gimle/").update(audience="office")
    bo = appoint(person("Bo"))
    assert "/aktoerer/gimle/" in addresses("gimle", viewer=bo)
    bo.second_steps = frozenset()
    assert "/aktoerer/gimle/" not in addresses("gimle", viewer=bo)
