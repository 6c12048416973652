"""Names stand in letters that we carry to others: they are one line, and lead nowhere."""

import pytest
from django.test import Client

from musikfaellesskabet.actors.actions import create_actor, edit_actor, propose_actor
from musikfaellesskabet.actors.models import Actor, Proposal
from musikfaellesskabet.common.names import AddressInName
from tests.actors.cast import actor, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
LURES = ["Log ind på https://ond.example", "Din konto er spærret, se WWW.ond.example"]
BROKEN = "Din  konto\r\ner spærret "


def test_name_with_a_line_break_is_stored_as_one_line() -> None:
    astrid, huset = person("Astrid"), actor()
    create_actor(kind="association", name=BROKEN, by=astrid, now=NOW)
    propose_actor(kind="venue", name=BROKEN, reason="x", by=astrid, now=NOW)
    edit_actor(huset, changes={"name": BROKEN}, by=astrid, now=NOW)
    names = [*Actor.objects.values_list("name", flat=True), Proposal.objects.get().name]
    assert names == ["Din konto er spærret"] * 3


@pytest.mark.parametrize("lure", LURES)
def test_name_with_an_address_is_refused(lure: str) -> None:
    astrid, huset = person("Astrid"), actor()
    for act in (
        lambda: create_actor(kind="association", name=lure, by=astrid, now=NOW),
        lambda: propose_actor(kind="venue", name=lure, reason="x", by=astrid, now=NOW),
        lambda: edit_actor(huset, changes={"name": lure}, by=astrid, now=NOW),
    ):
        with pytest.raises(AddressInName):
            act()
    assert (list(Actor.objects.values_list("name", flat=True)), verbs()) == (["Huset"], [])


def test_name_with_a_dot_or_a_colon_is_a_name() -> None:
    edit_actor(actor(), changes={"name": "Dr. Rock: live.dk"}, by=person("Astrid"), now=NOW)
    assert Actor.objects.get().name == "Dr. Rock: live.dk"


@pytest.mark.parametrize(("said", "kept"), [(BROKEN, "Din konto er spærret"), (LURES[0], "Astrid"), ("", "")])
def test_own_name_is_held_to_the_same(client: Client, said: str, kept: str) -> None:
    astrid = person("Astrid")
    client.force_login(astrid)
    client.post("/min-side/konto/", {"display_name": said, "language": "da"})
    astrid.refresh_from_db()
    assert astrid.display_name == kept
