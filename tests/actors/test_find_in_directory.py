"""The directory finds, counts and orders; every count is what one would see."""

import random

import pytest
from django.http import QueryDict

from musikfaellesskabet.actors.directory.answer import PER_PAGE, Answer
from musikfaellesskabet.actors.directory.entries import Entry, Origin, Word, values_of
from musikfaellesskabet.actors.directory.facets import CRITERIA
from musikfaellesskabet.actors.directory.index import Index, bits_of, positions_in
from musikfaellesskabet.actors.directory.question import Question, read_question
from tests.actors.crowd import WORDS, crowd

PLACES = {"byen": Origin("Byen", 55.6, 12.1)}


def naive(index: Index, question: Question, *, leaving_out: str = "") -> set[int]:
    """Everyone that fits, by looking at each and every one."""
    found = set()
    for entry in index.entries:
        values = {name: {value for facet, value in values_of(entry) if facet == name} for name, _ in values_of(entry)}
        fits = all(values[name] & set(chosen) for name, chosen in question.chosen.items() if name != leaving_out)
        if fits and (not question.kind or entry.kind == question.kind):
            found.add(entry.pk)
    return found


@pytest.mark.parametrize("seed", range(25))
def test_every_count_is_what_one_would_see_with_that_choice(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    index = Index(crowd(chance, chance.randrange(1, 80)), WORDS)
    chosen = {}
    for facet in chance.sample(CRITERIA, chance.randrange(4)):
        values = sorted({value for entry in index.entries for name, value in values_of(entry) if name == facet.name})
        chosen[facet.name] = tuple(chance.sample(values, min(len(values), chance.randrange(1, 3))))
    question = Question(kind=chance.choice(["", "venue"]), chosen=chosen)
    answer = Answer(index, question)
    assert {found.entry.pk for found in answer.all} == naive(index, question)
    for group in answer.facets:
        for choice in [*group.first, *group.rest]:
            others = naive(index, question, leaving_out=group.name)
            having = {entry.pk for entry in index.entries if (group.name, choice.value) in set(values_of(entry))}
            assert (group.name, choice.value, choice.count) == (group.name, choice.value, len(others & having))


def test_counts_of_a_facet_ignore_its_own_choice_but_not_the_others() -> None:
    index = Index([_venue(1, "101"), _venue(2, "102"), Entry(3, "festival", "C", "c", municipality="101")], WORDS)
    answer = Answer(index, Question(chosen={"kommune": ("101",), "slags": ("venue",)}))
    assert [answer.count_of("kommune", "101"), answer.count_of("kommune", "102")] == [1, 1]
    assert [answer.count_of("slags", "venue"), answer.count_of("slags", "festival")] == [1, 1]


@pytest.mark.parametrize("size", [1, 7, 8, 9, 1000])
def test_a_set_of_bits_gives_back_its_positions(size: int) -> None:
    positions = sorted(random.Random(size).sample(range(size), size // 2 + 1))  # noqa: S311 (no secret)
    assert positions_in(bits_of(positions, size)) == positions


def test_nearest_come_first_and_unknown_places_are_not_near() -> None:
    far, near = _venue(1, "101", latitude=55.9, longitude=12.5), _venue(2, "101", latitude=55.61, longitude=12.1)
    nowhere = _venue(3, "101")
    index = Index([far, near, nowhere], WORDS, places=PLACES)
    asked = QueryDict("fra=byen&min=240&med=bil&sorter=afstand")
    answer = Answer(index, read_question(asked, index))
    assert [found.entry.pk for found in answer.all] == [2, 1]
    minutes = [found.minutes for found in answer.all]
    assert minutes == sorted(minutes, key=lambda number: number or 0)
    assert Answer(index, read_question(QueryDict("fra=byen&min=15&med=bil"), index)).count == 1


@pytest.mark.parametrize(
    ("address", "pages", "page", "rows"),
    [("", 3, 1, PER_PAGE), ("side=3", 3, 3, 2), ("side=99", 3, 3, 2), ("side=-1", 3, 1, PER_PAGE)],
)
def test_pages_hold_everyone_once(address: str, pages: int, page: int, rows: int) -> None:
    index = Index([_venue(number, "101") for number in range(2 * PER_PAGE + 2)], WORDS)
    answer = Answer(index, read_question(QueryDict(address), index))
    assert (answer.pages, answer.page, len(answer.rows)) == (pages, page, rows)


@pytest.mark.parametrize(
    ("address", "notices"),
    [
        ("kommune=999", ["Under «Kommune» er der ikke noget, der hedder «999»."]),
        ("plads=mange&plads=500-", ["Under «Plads til» er der ikke noget, der hedder «mange»."]),
        ("fra=Atlantis", ["Vi kender ikke stedet «Atlantis». Skriv en by eller en kommune."]),
        ("fra=byen&min=9999", ["Rejsetiden skal være mellem 1 og 240 minutter."]),
        ("side=x&sorter=%00&vis=%27", []),
        ("med=rumskib", ["Vi kender ikke rejsemåden «rumskib»."]),
        ("side=99", ["Listen har ingen side 99. Her er den sidste."]),
        ("side=1&med=bil", []),
        ("ukendt=1", ["Man kan ikke vælge efter «ukendt» her."]),
        ("kommune=ukendt", ["Under «Kommune» er der ikke noget, der hedder «ukendt»."]),
        ("navn=" + "a" * 5000, []),
    ],
)
def test_what_is_not_understood_is_said_and_harmless(address: str, notices: list[str]) -> None:
    index = Index([_venue(1, "101")], WORDS, places=PLACES)
    question = read_question(QueryDict(address), index)
    answer = Answer(index, question)
    assert (list(answer.notices), answer.pages) == (notices, 1)


@pytest.mark.parametrize(
    ("said", "origin", "meant"),
    [
        ("roskil", "Roskilde", ()),
        ("ROSKILDE", "Roskilde", ()),
        ("ro", "", ()),
        ("nord", "", ("Nordhavn", "Nordby")),
        ("nordby", "Nordby", ()),
        ("rosklide", "", ("Roskilde",)),
        ("atlantis", "", ()),
    ],
)
def test_beginning_of_one_place_is_that_place_and_others_are_suggested(
    said: str, origin: str, meant: tuple[str, ...]
) -> None:
    names = {"roskilde": True, "nordby": False, "nordhavn": True}
    places = {name: Origin(name.title(), 55.6, 12.1, is_inside=inside) for name, inside in names.items()}
    question = read_question(QueryDict(f"fra={said}"), Index([_venue(1, "101")], WORDS, places=places))
    assert (question.origin, question.places_meant, bool(question.notices)) == (origin, meant, not origin)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?kommune=101&kommune=102&plads=500-",
        "?fra=Byen&min=45&med=bil&sorter=afstand",
        "?navn=r%C3%B8d&vis=kort&side=2",
    ],
)
def test_an_address_says_the_same_question_again(address: str) -> None:
    index = Index([_venue(1, "101"), _venue(2, "102")], WORDS, places=PLACES)
    assert read_question(QueryDict(address[1:]), index).query() == address


@pytest.mark.parametrize(
    ("address", "step_free", "shown", "left_out"),
    [
        ("", ("ukendt", "ukendt"), False, "Ingen har endnu fortalt om: trinfri adgang."),
        ("", ("nej", "nej"), False, "Ens for alle her: trinfri adgang (nej)."),
        ("trinfri=ukendt", ("ukendt", "ukendt"), True, ""),
        ("trinfri=ja", ("ukendt", "ukendt"), True, ""),
        ("", ("ukendt", "nej"), True, ""),
        ("", ("ja", "ja"), True, ""),
    ],
)
def test_facet_that_divides_nobody_is_named_in_one_line(
    address: str, step_free: tuple[str, str], shown: bool, left_out: str
) -> None:
    told = [
        Entry(
            pk,
            "venue",
            "Navn",
            f"navn-{pk}",
            step_free=answer,
            has_stage="ja",
            has_rehearsal_room="ja",
            is_claimed=True,
            standing=300,
            **dict.fromkeys(("stages", "genres", "target_groups", "focus_areas"), ("en",)),
        )
        for pk, answer in enumerate(step_free)
    ]
    words = {facet: [Word("en", "En")] for facet in ("trin", "genre", "maalgruppe", "indsats")}
    index = Index(told, words)
    answer = Answer(index, read_question(QueryDict(address), index))
    assert ("trinfri" in [facet.name for facet in answer.facets], answer.left_out) == (shown, left_out)


def _venue(pk: int, municipality: str, **more: float) -> Entry:
    return Entry(pk, "venue", f"Sted {pk}", f"sted-{pk}", municipality=municipality, **more)


def test_words_of_the_index_are_named_in_the_order_given() -> None:
    index = Index([Entry(1, "venue", "A", "a", stages=("to",))], {"trin": [Word("en", "En"), Word("to", "To", "Two")]})
    group = next(group for group in Answer(index, Question()).facets if group.name == "trin")
    assert [(choice.label, choice.count) for choice in group.first] == [("To", 1)]
