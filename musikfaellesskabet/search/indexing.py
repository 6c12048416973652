"""Keeping the index in step with the subjects' rows: one object, or all of them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import override

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.search import registry
from musikfaellesskabet.search.analyser import Analyser, fold
from musikfaellesskabet.search.language import words
from musikfaellesskabet.search.models import Document, Equivalent, Posting, Spelling, Word
from musikfaellesskabet.search.pages import Page, page_of
from musikfaellesskabet.search.registry import PUBLIC, Source
from musikfaellesskabet.search.spelling import deletions, sound_of

BATCH = 500


@dataclass
class Outcome:
    """What a reindex did."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


@transaction.atomic
def refresh(obj: models.Model) -> None:
    """Bring an object's document, and those of what names it, up to date; removes what no one may find any more.

    Call it in the transaction of the change. Raises KeyError for a model that no subject has registered.
    """
    keys: dict[type[models.Model], list[Any]] = {}
    for row in registry.touched_by(obj):
        keys.setdefault(type(row), []).append(row.pk)
    analyser = _analyser()
    for model, pks in keys.items():
        source = registry.source_of(model)
        known = _known(source, pks)
        for fresh in source.queryset().filter(pk__in=pks):
            _write(source, fresh, analyser, known)
            known.pop(fresh.pk, None)
        for document in known.values():
            _remove(document)


@transaction.atomic
def remove(obj: models.Model) -> None:
    """Take one object's document out of the index; nothing happens where there is none."""
    source = registry.source_of(type(obj))
    for document in Document.objects.filter(source=source.name, object_id=obj.pk):
        _remove(document)


@transaction.atomic
def reindex() -> Outcome:
    """Bring every source's documents up to date, and take out what is gone. Unchanged documents are left alone."""
    outcome, analyser = Outcome(), _analyser()
    for source in registry.sources():
        known = _known(source)
        for obj in source.queryset():
            if _write(source, obj, analyser, known):
                outcome.written += 1
            else:
                outcome.unchanged += 1
            known.pop(obj.pk, None)
        for document in known.values():
            _remove(document)
            outcome.removed += 1
    names = [source.name for source in registry.sources()]
    for document in Document.objects.exclude(source__in=names):
        _remove(document)
        outcome.removed += 1
    if outcome.written or outcome.removed:
        public_changed()
    return outcome


def _analyser() -> Analyser:
    names = {fold(word) for name in registry.names() for word in name.split()}
    return Analyser(words(), frozenset(names))


def _known(source: Source, keys: list[Any] | None = None) -> dict[int, Document]:
    documents = Document.objects.filter(source=source.name)
    if keys is not None:
        documents = documents.filter(object_id__in=keys)
    return {document.object_id: document for document in documents}


@transaction.atomic
def _write(source: Source, obj: models.Model, analyser: Analyser, known: dict[int, Document]) -> bool:
    """Write one document with its words; whether anything changed."""
    with override(settings.LANGUAGE_CODE):
        page = page_of(source.entry(obj), analyser)
    document = known.get(obj.pk)
    if document is not None and document.fingerprint == page.fingerprint:
        return False
    if document is None:
        document = Document.objects.create(source=source.name, object_id=obj.pk, **page.fields())
    else:
        _forget(document)
        Document.objects.filter(pk=document.pk).update(**page.fields())
    _learn(document, page)
    return True


def _learn(document: Document, page: Page) -> None:
    word_ids = _word_ids(page)
    places = sorted((word_ids[text], place) for text, place in page.places.items())
    Posting.objects.bulk_create(
        [
            Posting(word_id=pk, document=document, weight=at.weight, part=at.part, start=at.start, length=at.length)
            for pk, at in places
        ],
        batch_size=BATCH,
    )
    Equivalent.objects.bulk_create(
        [Equivalent(document=document, key=key, words=meaning) for key, meaning in page.equivalents]
    )
    _count([pk for pk, _ in places], 1, public=page.entry.audience == PUBLIC)


def _word_ids(page: Page) -> dict[str, int]:
    """The words' ids; those not seen before are made, with the ways they may be misspelt."""
    known = dict(Word.objects.filter(text__in=page.places).values_list("text", "pk"))
    new = sorted(set(page.places) - set(known))
    if new:
        made = [Word(text=text, shown=page.places[text].shown or text, sound=sound_of(text)) for text in new]
        Word.objects.bulk_create(made, ignore_conflicts=True, batch_size=BATCH)
        fresh = dict(Word.objects.filter(text__in=new).values_list("text", "pk"))
        spellings = [
            Spelling(key=key, word_id=pk)
            for text, pk in fresh.items()
            if text.isalpha() and len(text) >= 3
            for key in deletions(sound_of(text))
        ]
        Spelling.objects.bulk_create(spellings, ignore_conflicts=True, batch_size=BATCH)
        known |= fresh
    return known


def _forget(document: Document) -> None:
    word_ids = sorted(document.postings.values_list("word_id", flat=True))
    document.postings.all().delete()
    document.equivalents.all().delete()
    _count(word_ids, -1, public=document.audience == PUBLIC)


def _remove(document: Document) -> None:
    _forget(document)
    document.delete()


def _count(word_ids: list[int], step: int, *, public: bool) -> None:
    """Words are locked in the order of their ids, so that two writers never wait for each other in a ring."""
    locked = Word.objects.select_for_update().filter(pk__in=word_ids).order_by("pk").values_list("pk", flat=True)
    Word.objects.filter(pk__in=list(locked)).update(
        count=F("count") + step, public_count=F("public_count") + (step if public else 0)
    )
