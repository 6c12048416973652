"""A button pressed on a page that is old by now: the refusal is told, and nothing is done."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from musikfaellesskabet.actors.actions import remove_from_kit, remove_room, withdraw_claim
from musikfaellesskabet.actors.actions.kits import PartGone
from musikfaellesskabet.actors.actions.refusals import MergedAway, RoomGone
from musikfaellesskabet.actors.models import Actor, ArtistKit, Claim, Kind, KitLink, Room
from musikfaellesskabet.actors.views import actor as actor_pages
from musikfaellesskabet.actors.views import claim as claim_pages
from musikfaellesskabet.actors.views import kit as kit_pages
from musikfaellesskabet.actors.views import room as room_pages
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
APPS = Path(settings.BASE_DIR) / "musikfaellesskabet"


def a_link(by: User) -> KitLink:
    band = actor("Bandet", Kind.ARTIST)
    seat(band, by)
    return KitLink.objects.create(kit=ArtistKit.objects.create(actor=band), title="x", url="https://x.example/")


def test_what_was_removed_or_merged_meanwhile_is_refused_and_the_ledger_stays_true() -> None:
    astrid, huset = person("Astrid"), actor()
    salen, link = room(huset), a_link(astrid)
    Room.objects.all().delete()
    KitLink.objects.all().delete()
    with pytest.raises(RoomGone):
        remove_room(salen, by=astrid, now=NOW)
    with pytest.raises(PartGone):
        remove_from_kit(link, by=astrid, now=NOW)
    other, band = room(actor("Et hus")), a_link_of("Et band")
    merged_away(other.actor, huset)
    merged_away(band.kit.actor, link.kit.actor)
    for act in (lambda: remove_room(other, by=astrid, now=NOW), lambda: remove_from_kit(band, by=astrid, now=NOW)):
        with pytest.raises(MergedAway):
            act()
    assert verbs() == []


def merged_away(one: Actor, keep: Actor) -> None:
    Actor.objects.filter(pk=one.pk).update(merged_into=keep)


def a_link_of(name: str) -> KitLink:
    kit = ArtistKit.objects.create(actor=actor(name, Kind.ARTIST))
    return KitLink.objects.select_related("kit__actor").get(
        pk=KitLink.objects.create(kit=kit, title="y", url="https://y.example/").pk
    )


def merged_before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """The actor is merged away between the gate and the action."""
    real: Callable[..., Any] = getattr(module, name)

    def late(subject: Any, **said: Any) -> Any:
        one = getattr(subject, "actor", subject)
        merged_away(one, actor("Det andet", one.kind))
        return real(subject, **said)

    monkeypatch.setattr(module, name, late)


@pytest.mark.parametrize(
    ("path", "module", "name"),
    [
        ("/aktoerer/huset/tjekket/", actor_pages, "check_actor_today"),
        ("/aktoerer/bandet/kit/rider/fjern/", kit_pages, "remove_rider"),
        ("/aktoerer/huset/rum/{room}/fjern/", room_pages, "remove_room"),
    ],
)
def test_page_tells_that_it_was_merged_meanwhile(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str, module: Any, name: str
) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    a_link(astrid)
    client.force_login(astrid)
    merged_before(monkeypatch, module, name)
    answer = client.post(path.format(room=room(huset).pk))
    told = [str(one) for one in client.get("/min-side/").context["messages"]]
    assert (answer.status_code, told, verbs()) == (302, [str(MergedAway.message)], [])


def test_request_withdrawn_twice_at_once_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    carla = person("Carla")
    Claim.objects.create(actor=actor(), claimant=carla, reason="x", submitted_at=NOW)

    def twice(claim: Claim, **said: Any) -> None:
        withdraw_claim(claim, **said)
        withdraw_claim(claim, **said)

    monkeypatch.setattr(claim_pages, "withdraw_claim", twice)
    client.force_login(carla)
    assert client.post("/aktoerer/huset/overtag/fortryd/").status_code == 302


def bare_actions(source: str) -> list[str]:
    """Actions that views call outside a step that turns their refusals into words; what is private, views hand on."""
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    actions = {one.name for node in imports if (node.module or "").endswith(".actions") for one in node.names}
    told = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Lambda | ast.Try)
        or (isinstance(node, ast.FunctionDef) and (node.name[0] == "_" or node.args.args[:1] == []))
        for inner in ast.walk(node)
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in told]
    named = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    return [name for name in named if name in actions]


def test_no_view_calls_an_action_whose_refusal_nobody_would_read() -> None:
    modules = [path for app in ("actors", "offers") for path in sorted((APPS / app / "views").glob("*.py"))]
    assert {path.name: bare_actions(path.read_text()) for path in modules if bare_actions(path.read_text())} == {}


def test_bare_action_is_seen() -> None:
    head = "from a.actions import go\ndef show(request):\n    "
    assert bare_actions(f"{head}go(1)\n") == ["go"]
    assert bare_actions(f"{head}tried(request, lambda: go(1), '')\n") == []
