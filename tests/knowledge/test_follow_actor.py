"""A practice is found by the names that its actors have now."""

import pytest

from musikfaellesskabet.actors.actions import edit_actor, merge_actors
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.search import registry
from musikfaellesskabet.search.indexing import refresh
from tests.actors.cast import actor
from tests.cast import NOW, person
from tests.search.naming import naming

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Actor:
    """A house with a practice that is in the search with its name."""
    made = actor("Trommehulen")
    practice = Practice.objects.create(name="Korprøve", slug="korproeve", summary_da="x", origin="local")
    practice.actors.add(made)
    refresh(practice)
    assert naming("practice", "Trommehulen") == ["/metoder/korproeve/"]
    return made


@pytest.mark.parametrize("happens", ["renamed", "merged"])
def test_practice_is_in_the_search_by_the_new_name_only(house: Actor, happens: str) -> None:
    if happens == "renamed":
        edit_actor(house, changes={"name": "Kildemosen"}, by=person("Bo"), source="x", now=NOW)
    else:
        merge_actors(actor("Kildemosen"), house, by=person("Bo"), now=NOW)
    assert (naming("practice", "Kildemosen"), naming("practice", "Trommehulen")) == (["/metoder/korproeve/"], [])


def test_without_followers_the_old_name_would_stay(house: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_followers", {})
    edit_actor(house, changes={"name": "Kildemosen"}, by=person("Bo"), source="x", now=NOW)
    assert (naming("practice", "Kildemosen"), naming("practice", "Trommehulen")) == ([], ["/metoder/korproeve/"])
