"""Numbered source notes: which fact has which source, each source once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from musikfaellesskabet.actors.models import Actor, Fact, Room
from musikfaellesskabet.actors.models.source import Citation, citations
from musikfaellesskabet.common.provenance import Confidence, Sourced


@dataclass
class Note:
    """One source with its number, and what it is the source of. `told_by` is an actor that says so itself."""

    number: int
    source: str
    told_by: Actor | None
    confidence: str
    checked_on: date | None
    subjects: list[str] = field(default_factory=list)

    @property
    def citations(self) -> list[Citation]:
        return citations(self.source)

    @property
    def confidence_label(self) -> str:
        return str(Confidence(self.confidence).label)


class Notes:
    """Gives each source its number the first time it is asked for."""

    def __init__(self, actor: Actor, facts: Iterable[Fact]) -> None:
        self.actor = actor
        self.facts = {(fact.room_id, fact.field): fact for fact in facts}
        self.notes: dict[tuple[object, ...], Note] = {}

    def number_of(self, row: Sourced, fields: tuple[str, ...], subject: str, room: Room | None = None) -> list[int]:
        """The notes' numbers for these fields of a row: the fields' own sources, else the row's."""
        room_id = room.pk if room else None
        sources: list[Sourced] = [self.facts.get((room_id, name), row) for name in fields]
        return sorted({self._note(source, subject).number for source in sources})

    def told_on(self, day: date, subject: str) -> int:
        """The note's number for what only the actor itself can write, such as its kit."""
        own_word = Fact(actor=self.actor, told_by=self.actor, confidence=Confidence.HIGH, checked_on=day)
        return self._note(own_word, subject).number

    def in_order(self) -> list[Note]:
        return list(self.notes.values())

    def _note(self, row: Sourced, subject: str) -> Note:
        told_by = self.actor if isinstance(row, Fact) and row.told_by_id else None
        source = "" if told_by else row.source
        key = (source, told_by is not None, row.confidence, row.checked_on)
        if key not in self.notes:
            self.notes[key] = Note(len(self.notes) + 1, source, told_by, row.confidence, row.checked_on)
        note = self.notes[key]
        if subject not in note.subjects:
            note.subjects.append(subject)
        return note
