"""The index keeps in step with the subjects' rows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import translation

from musikfaellesskabet.actors.models import Actor, Fact, Room
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.knowledge.models import Term
from musikfaellesskabet.search.indexing import Outcome, refresh, reindex, remove
from musikfaellesskabet.search.models import Document, Posting, Word
from musikfaellesskabet.search.queries import find

pytestmark = pytest.mark.django_db


def addresses(q: str) -> list[str]:
    return [hit.address for hit in find(q, AnonymousUser())]


def whole_index() -> dict[str, object]:
    """Everything of the index that does not depend on when it was written."""
    postings = Posting.objects.order_by("document__path", "word__text")
    return {
        "documents": list(Document.objects.order_by("path").values_list("path", "fingerprint")),
        "postings": list(postings.values_list("document__path", "word__text", "weight", "part", "start", "length")),
        "counts": list(Word.objects.filter(count__gt=0).order_by("text").values_list("text", "count", "public_count")),
    }


@pytest.mark.usefixtures("indexed")
def test_reindexing_again_changes_nothing() -> None:
    before, number = whole_index(), generation()
    documents = Document.objects.count()
    assert reindex() == Outcome(written=0, unchanged=documents, removed=0)
    assert whole_index() == before
    assert generation() == number


@pytest.mark.usefixtures("indexed")
def test_words_are_danish_whatever_language_the_writer_reads() -> None:
    before = whole_index()
    Document.objects.all().delete()
    Word.objects.all().delete()
    with translation.override("en"):
        reindex()
    assert whole_index() == before


@pytest.mark.usefixtures("indexed")
def test_refreshed_index_is_the_same_as_one_made_anew() -> None:
    gimle = Actor.objects.get(slug="gimle")
    gimle.description_da = "Her spiller regionens bands."
    gimle.save()
    Room.objects.create(actor=gimle, name="Kælderen", use="rehearsal")
    refresh(gimle)
    koda = Term.objects.get(slug="koda")
    remove(koda)
    koda.delete()
    refreshed = whole_index()
    Document.objects.all().delete()
    Word.objects.all().delete()
    reindex()
    assert whole_index() == refreshed


@pytest.mark.usefixtures("indexed")
def test_refreshed_object_is_found_by_its_new_words_only() -> None:
    assert addresses("gimle")[0] == "/aktoerer/gimle/"
    gimle = Actor.objects.get(slug="gimle")
    gimle.name = "Trommehulen"
    gimle.save()
    refresh(gimle)
    assert addresses("trommehulen") == ["/aktoerer/gimle/"]
    assert addresses("gimle") == ["/metoder/popkorn-nordic/"]


@pytest.mark.usefixtures("indexed")
def test_object_that_no_one_may_find_is_taken_out() -> None:
    gimle = Actor.objects.get(slug="gimle")
    gimle.merged_into = Actor.objects.get(slug="paramount")
    gimle.save()
    refresh(gimle)
    assert "/aktoerer/gimle/" not in addresses("gimle")


@pytest.mark.usefixtures("indexed")
def test_deleted_rows_leave_at_the_next_reindex() -> None:
    Term.objects.filter(slug="oevelokale").delete()
    assert reindex().removed == 1
    assert "/ordbog/#oevelokale" not in addresses("øvelokale")


def test_refreshing_a_model_without_a_source_is_refused() -> None:
    with pytest.raises(KeyError):
        refresh(Fact())


@pytest.mark.usefixtures("indexed")
def test_command_reindexes_and_answers(capsys: pytest.CaptureFixture[str]) -> None:
    Document.objects.all().delete()
    call_command("search", "reindex")
    documents = Document.objects.count()
    assert capsys.readouterr().out == f"{documents} written, 0 unchanged, 0 removed\n"
    call_command("search", "ask", "gimle")
    assert capsys.readouterr().out.splitlines()[0] == "venue          Gimle  /aktoerer/gimle/  (Navn: Gimle)"
