"""What a person asks, understood against the index: concepts, and the words of the index that may stand for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from musikfaellesskabet.search.analyser import LONGEST_WORD, Token, english_stem, fold, tokens
from musikfaellesskabet.search.language import analyser
from musikfaellesskabet.search.measures import Measure, read_measure
from musikfaellesskabet.search.models import Word
from musikfaellesskabet.search.pages import whole_title
from musikfaellesskabet.search.ranking import Alternate, Concept
from musikfaellesskabet.search.spelling import allowed, distance, sound_of, stems
from musikfaellesskabet.search.stopwords import STOP, WEAK
from musikfaellesskabet.search.thesaurus import everyday
from musikfaellesskabet.search.titles import halves
from musikfaellesskabet.search.vocabulary import Vocabulary

Wanted = dict[tuple[str, ...], int]
"""Words that together may stand for a word of the question, and how well (percent)."""

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
    count_of: dict[int, int] = field(default_factory=dict)

    def counts(self) -> dict[int, int]:
        """Every word to look up, and how many documents have it."""
        alternates = [one for concept in self.concepts for one in concept.alternates.values()]
        counts = {word: one.count for one in alternates for word in one.words}
        if self.title is not None:
            counts[self.title] = 1
        return {word: self.count_of.get(word, count) for word, count in counts.items()}

    @property
    def corrected(self) -> str:
        """The question as it was read; empty where it was read as it stands."""
        words = self.text.split()
        read = [self.corrections.get(fold(word), word) for word in words]
        return " ".join(read) if self.corrections and read != words else ""


def understand(text: str, *, unfinished: bool = False) -> Question:
    """Read a question. `unfinished`: the last word may go on (suggestions while typing).

    One query where every word is known as it stands, two where words mean others or are misspelt; a question with
    misspelt words is read again as it was probably meant, for one query more.
    """
    text = " ".join(text[:LONGEST_QUESTION].replace("\x00", " ").split())
    vocabulary = Vocabulary()
    question = _read(text, vocabulary, unfinished=unfinished)
    if question.corrected:
        again = _read(question.corrected, vocabulary, unfinished=unfinished)
        again.text, again.corrections = text, question.corrections
        return again
    return question


def _read(text: str, vocabulary: Vocabulary, *, unfinished: bool) -> Question:
    measure, rest = read_measure(text)
    question = Question(text, measure=measure)
    said = tokens(rest)[: MOST_WORDS * 2]
    _look_up(said, whole_title(rest), vocabulary, unfinished=unfinished)
    asked = _worded(said, question, rest, vocabulary)
    if apart := _made_of_titles(_unknown(asked), vocabulary):
        said = _taken_apart(said, apart)
        asked = _worded(said, question, rest, vocabulary)
    _rescue(asked, question, vocabulary, slips=1)
    if lost := _compounds(_unknown(asked)):
        said = _taken_apart(said, lost)
        asked = _worded(said, question, rest, vocabulary)
    if unfinished and asked and len(asked[-1].asked) >= 2:
        vocabulary.read([], beginning=asked[-1].asked)
        _begin(asked[-1], vocabulary)
    _rescue(asked, question, vocabulary, slips=2)
    question.missing = _as_typed(_unknown(asked), said, rest)
    question.concepts = asked
    return question


def _unknown(asked: Iterable[Concept]) -> set[str]:
    return {concept.asked for concept in asked if not concept.alternates}


def _as_typed(words: set[str], said: Iterable[Token], rest: str) -> list[str]:
    """The words as the person wrote them, not as they were folded, in their order."""
    typed = (rest[token.start : token.start + token.length][:LONGEST_WORD] for token in said if token.text in words)
    return list(dict.fromkeys(typed))


def _compounds(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {word: pieces for word in words if (pieces := analyser().pieces(word))}


def _made_of_titles(words: Iterable[str], vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Word → the two words of titles it is made of."""
    ways = {word: [way for way in halves(word, analyser()) if vocabulary.titled.issuperset(way)] for word in words}
    return {word: fitting[0] for word, fitting in ways.items() if fitting}


def _look_up(said: list[Token], title: str, vocabulary: Vocabulary, *, unfinished: bool) -> None:
    """Read all that may be needed, so that what follows asks nothing more: first what was said, then what it means."""
    content = _content(said)
    everything = {said[number].text for number in content}
    apart = _taken_apart(said, _compounds(everything))
    last = said[content[-1]].text if unfinished and content and len(said[content[-1]].text) >= 2 else ""
    vocabulary.read({title} | _texts(said, vocabulary) | _texts(apart, vocabulary), beginning=last)
    lost = {word for word in everything if not vocabulary.words(words[0] for words in _own_words(word))}
    pieces = {piece for word in lost for piece in analyser().pieces(word)}
    lost_pieces = {word for word in pieces if not vocabulary.words(words[0] for words in _own_words(word))}
    meant = _texts(said, vocabulary) | _texts(_taken_apart(said, _compounds(lost)), vocabulary)
    ways = {way for word in lost for way in halves(word, analyser())}
    meant |= {text for way in ways for text in _texts([Token(half, 0, 0) for half in way], vocabulary)}
    vocabulary.read(meant, lost | lost_pieces, halves={half for way in ways for half in way})


def _content(said: Sequence[Token]) -> list[int]:
    """Which tokens say something; all of them where none does."""
    content = [number for number, token in enumerate(said) if token.text not in STOP]
    return (content or list(range(len(said))))[:MOST_WORDS]


def _wanted(said: Sequence[Token], vocabulary: Vocabulary) -> dict[int, Wanted]:
    """For each token that says something, the words that may stand for it."""
    content = _content(said)
    wanted: dict[int, Wanted] = {number: _own_words(said[number].text) for number in content}
    for one, two in pairwise(content):
        if two == one + 1 and (joined := analyser().joined(said[one].text, said[two].text)):
            for number in (one, two):
                wanted[number].setdefault((joined,), JOINED)
    for span, meaning, percent in _meanings(said, vocabulary):
        for number in span:
            if number in wanted and meaning:
                wanted[number][meaning] = max(percent, wanted[number].get(meaning, 0))
    return wanted


def _texts(said: Sequence[Token], vocabulary: Vocabulary) -> set[str]:
    return _texts_of(_wanted(said, vocabulary).values())


def _texts_of(wanted: Iterable[Wanted]) -> set[str]:
    return {word for phrases in wanted for words in phrases for word in words}


def _worded(said: list[Token], question: Question, rest: str, vocabulary: Vocabulary) -> list[Concept]:
    """Concepts for what was said, with the words of the index that stand for each."""
    wanted, title = _wanted(said, vocabulary), whole_title(rest)
    concepts = {number: Concept(said[number].text, said[number].text in WEAK) for number in wanted}
    texts = {title} | _texts_of(wanted.values())
    vocabulary.read(texts)
    found = vocabulary.words(texts)
    for number, phrases in wanted.items():
        for words, percent in phrases.items():
            if all(word in found for word in words):
                concepts[number].add(_alternate([found[word] for word in words], percent))
    question.title = found[title].pk if title in found else None
    question.count_of |= {word.pk: word.count for word in found.values()}
    return list(concepts.values())


def _own_words(word: str) -> Wanted:
    stem = english_stem(word)
    own: Wanted = {(stem,): ENGLISH if stem != word else SAME}
    own.update({(base,): SAME for base in analyser().bases(word)})
    return own


def _meanings(said: Sequence[Token], vocabulary: Vocabulary) -> list[tuple[range, tuple[str, ...], int]]:
    """Phrases of the question that mean something else too: where they stand, the other words, how well."""
    language, thesaurus = analyser(), everyday(analyser())
    danish = [language.bases(token.text)[0] for token in said]
    english = [english_stem(token.text) for token in said]
    spans: dict[str, list[range]] = {}
    for start in range(len(said)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(said)) + 1):
            for key in {" ".join(words[start:end]) for words in (danish, english)}:
                spans.setdefault(key, []).append(range(start, end))
    pairs = [(key, meaning, GLOSSARY) for key in sorted(spans) for meaning in vocabulary.meanings.get(key, [])]
    pairs += [(key, meaning, EVERYDAY) for key in spans for meaning in thesaurus.get(key, [])]
    return [
        (span, tuple(word for word in meaning.split() if word not in STOP), percent)
        for key, meaning, percent in pairs
        for span in spans[key]
    ]


def _taken_apart(said: Iterable[Token], pieces: Mapping[str, tuple[str, ...]]) -> list[Token]:
    """The question with these words taken apart."""
    return [
        Token(piece, token.start, token.length) for token in said for piece in pieces.get(token.text, (token.text,))
    ]


def _rescue(asked: list[Concept], question: Question, vocabulary: Vocabulary, *, slips: int) -> None:
    """Words that stand nowhere: another spelling of æ, ø, å or ending, then a beginning, then a misspelling."""
    for concept in [concept for concept in asked if not concept.alternates][:MOST_RESCUED]:
        _same_sound(concept, vocabulary)
        if not concept.alternates and len(concept.asked) >= 3:
            _begin(concept, vocabulary)
        if not concept.alternates:
            _respell(concept, vocabulary, slips)
            if concept.alternates:
                question.corrections[concept.asked] = next(iter(concept.alternates.values())).shown


def _same_sound(concept: Concept, vocabulary: Vocabulary) -> None:
    sounds = [sound_of(word) for word in (concept.asked, *stems(concept.asked))]
    rows = vocabulary.sounding(sounds)
    nearest = min((sounds.index(word.sound) for word in rows), default=0)
    for word in rows:
        if word.sound == sounds[nearest]:
            concept.add(_alternate([word], SOUND))


def _begin(concept: Concept, vocabulary: Vocabulary) -> None:
    for word in vocabulary.beginning(sound_of(concept.asked)):
        concept.add(_alternate([word], BEGINNING))


def _respell(concept: Concept, vocabulary: Vocabulary, slips: int) -> None:
    sound = sound_of(concept.asked)
    most = min(slips, allowed(sound))
    if not most or not concept.asked.isalpha():
        return
    found = [(distance(sound, word.sound, most), word) for word in vocabulary.near()]
    least = min((slips for slips, _ in found), default=most + 1)
    if least <= most:
        best = [word for slips, word in found if slips == least]
        best.sort(key=lambda word: (word.sound[:1] != sound[:1], -word.public_count, word.text))
        for word in best[:3]:
            concept.add(_alternate([word], SPELLING))


def _alternate(words: list[Word], percent: int) -> Alternate:
    shown = " ".join(word.shown for word in words)
    return Alternate(tuple(word.pk for word in words), shown, percent, min(word.count for word in words))
