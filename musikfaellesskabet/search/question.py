"""What a person asks, understood against the index: concepts, and the words of the index that may stand for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db import connection
from django.db.models import Q, QuerySet

from musikfaellesskabet.search.analyser import Token, english_stem, tokens
from musikfaellesskabet.search.language import analyser
from musikfaellesskabet.search.measures import Measure, read_measure
from musikfaellesskabet.search.models import Equivalent, Spelling, Word
from musikfaellesskabet.search.pages import whole_title
from musikfaellesskabet.search.ranking import Alternate, Concept
from musikfaellesskabet.search.spelling import allowed, deletions, distance, sound_of, stems
from musikfaellesskabet.search.stopwords import STOP, WEAK
from musikfaellesskabet.search.thesaurus import everyday

LONGEST_QUESTION = 200
MOST_WORDS = 10
LONGEST_PHRASE = 4
MOST_RESCUED = 4

# How well a word stands for what was asked, in percent.
SAME, ENGLISH, JOINED, GLOSSARY, EVERYDAY, SOUND, BEGINNING, SPELLING = 100, 90, 90, 80, 60, 85, 60, 60


@dataclass
class Question:
    """A question, understood. `corrections` say which words were read as others; `missing` stands nowhere."""

    text: str
    concepts: list[Concept] = field(default_factory=list)
    measure: Measure | None = None
    title: int | None = None
    corrections: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @property
    def corrected(self) -> str:
        """The question as it was read; empty where it was read as it stands."""
        words = self.text.split()
        read = [next((new for old, new in self.corrections.items() if old == word.lower()), word) for word in words]
        return " ".join(read) if self.corrections and read != words else ""


def understand(text: str, *, unfinished: bool = False) -> Question:
    """Read a question. `unfinished`: the last word may go on (suggestions while typing).

    Two queries where every word is known; a question with misspelt words is read again as it was probably meant.
    """
    text = " ".join(text[:LONGEST_QUESTION].replace("\x00", " ").split())
    question = _read(text, unfinished=unfinished)
    if question.corrected:
        again = _read(question.corrected, unfinished=unfinished)
        again.text, again.corrections = text, question.corrections
        return again
    return question


def _read(text: str, *, unfinished: bool) -> Question:
    measure, rest = read_measure(text)
    question = Question(text, measure=measure)
    said = tokens(rest)[: MOST_WORDS * 2]
    asked = _worded(said, question, rest)
    _rescue(asked, question, slips=1)
    lost = {concept.asked for concept in asked if not concept.alternates and analyser().pieces(concept.asked)}
    if lost:
        asked = _worded(_taken_apart(said, lost), question, rest)
    if unfinished and asked and len(asked[-1].asked) >= 2:
        _begin(asked[-1])
    _rescue(asked, question, slips=2)
    question.missing = [concept.asked for concept in asked if not concept.alternates]
    question.concepts = asked
    return question


def _worded(said: list[Token], question: Question, rest: str) -> list[Concept]:
    """Concepts for what was said, with the words of the index that stand for each."""
    content = [number for number, token in enumerate(said) if token.text not in STOP][:MOST_WORDS]
    if not content:
        content = list(range(len(said)))[:MOST_WORDS]
    concepts = {number: Concept(said[number].text, said[number].text in WEAK) for number in content}
    wanted: dict[int, dict[str, int]] = {number: _own_words(said[number].text) for number in content}
    for one, two in pairwise(content):
        if two == one + 1 and (joined := analyser().joined(said[one].text, said[two].text)):
            for number in (one, two):
                wanted[number].setdefault(joined, JOINED)
    for span, meaning, percent in _meanings(said):
        _add_meaning([number for number in span if number in concepts], meaning, percent, wanted)
    title = whole_title(rest)
    found = _words({title, *(word for words in wanted.values() for word in words)})
    for number, words in wanted.items():
        for word, percent in words.items():
            if word in found:
                concepts[number].add(_alternate(found[word], percent))
    question.title = found[title].pk if title in found else None
    return list(concepts.values())


def _own_words(word: str) -> dict[str, int]:
    stem = english_stem(word)
    return dict.fromkeys(analyser().bases(word), SAME) | ({stem: ENGLISH} if stem != word else {word: SAME})


def _meanings(said: Sequence[Token]) -> list[tuple[range, list[str], int]]:
    """Phrases of the question that mean something else too: where they stand, the other words, how well."""
    language, thesaurus = analyser(), everyday(analyser())
    danish = [language.bases(token.text)[0] for token in said]
    english = [english_stem(token.text) for token in said]
    spans: dict[str, list[range]] = {}
    for start in range(len(said)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(said)) + 1):
            for key in {" ".join(words[start:end]) for words in (danish, english)}:
                spans.setdefault(key, []).append(range(start, end))
    rows = Equivalent.objects.filter(key__in=spans).values_list("key", "words").distinct().order_by("key", "words")
    pairs = [(key, meaning, GLOSSARY) for key, meaning in rows]
    pairs += [(key, meaning, EVERYDAY) for key in spans for meaning in thesaurus.get(key, [])]
    return [(span, meaning.split(), percent) for key, meaning, percent in pairs for span in spans[key]]


def _add_meaning(numbers: list[int], meaning: list[str], percent: int, wanted: dict[int, dict[str, int]]) -> None:
    """One word stands for all of the phrase; as many words stand for one each; else each stands for a share."""
    words = [word for word in meaning if word not in STOP]
    for place, number in enumerate(numbers):
        mine = [words[place]] if len(words) == len(numbers) else words
        share = percent if len(mine) == 1 else percent // len(mine)
        for word in mine:
            wanted[number][word] = max(share, wanted[number].get(word, 0))


def _taken_apart(said: Iterable[Token], lost: set[str]) -> list[Token]:
    """The question with the compounds that stand nowhere taken apart."""
    apart: list[Token] = []
    for token in said:
        pieces = analyser().pieces(token.text) if token.text in lost else ()
        apart += [Token(piece, token.start, token.length) for piece in pieces] or [token]
    return apart


def _rescue(asked: list[Concept], question: Question, *, slips: int) -> None:
    """Words that stand nowhere: another spelling of æ, ø, å or ending, then a beginning, then a misspelling."""
    for concept in [concept for concept in asked if not concept.alternates][:MOST_RESCUED]:
        _same_sound(concept)
        if not concept.alternates and len(concept.asked) >= 3:
            _begin(concept)
        if not concept.alternates:
            _respell(concept, slips)
            if concept.alternates:
                question.corrections[concept.asked] = next(iter(concept.alternates.values())).shown


def _same_sound(concept: Concept) -> None:
    sounds = [sound_of(word) for word in (concept.asked, *stems(concept.asked))]
    rows = list(_suggestable().filter(sound__in=sounds))
    nearest = min((sounds.index(word.sound) for word in rows), default=0)
    for word in rows:
        if word.sound == sounds[nearest]:
            concept.add(_alternate(word, SOUND))


def _begin(concept: Concept) -> None:
    for word in _suggestable().filter(_beginning_with(sound_of(concept.asked))).order_by("-public_count", "text")[:8]:
        concept.add(_alternate(word, BEGINNING))


def _respell(concept: Concept, slips: int) -> None:
    sound = sound_of(concept.asked)
    most = min(slips, allowed(sound))
    if not most or not concept.asked.isalpha():
        return
    near = Spelling.objects.filter(key__in=deletions(sound, most)).values("word")
    found = [(distance(sound, word.sound, most), word) for word in _suggestable().filter(pk__in=near)]
    least = min((slips for slips, _ in found), default=most + 1)
    if least <= most:
        best = [word for slips, word in found if slips == least]
        best.sort(key=lambda word: (word.sound[:1] != sound[:1], -word.public_count, word.text))
        for word in best[:3]:
            concept.add(_alternate(word, SPELLING))


def _suggestable() -> QuerySet[Word]:
    """Words that may be named to anyone: those that stand in something public."""
    return Word.objects.filter(public_count__gt=0)


def _beginning_with(beginning: str) -> Q:
    """SQLite uses an index for a range only, PostgreSQL (whatever its collation) for a pattern only."""
    if connection.vendor == "sqlite":
        return Q(sound__gte=beginning, sound__lt=beginning + "\U0010ffff")
    return Q(sound__startswith=beginning)


def _words(texts: set[str]) -> dict[str, Word]:
    return {word.text: word for word in Word.objects.filter(text__in=texts, count__gt=0)}


def _alternate(word: Word, percent: int) -> Alternate:
    return Alternate(word.pk, word.shown, percent, word.count)
