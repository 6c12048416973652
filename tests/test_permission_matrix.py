"""Every route × every role × every method × {own, other, unseen}, against `tests/permission_table.py`."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from musikfaellesskabet.actors.models import Actor, ArtistKit, Claim, Kind, Proposal, Room, Seat, SeatRole, Suggestion
from musikfaellesskabet.common import throttle_gate
from musikfaellesskabet.letters.actions import beat
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.models import Role, User
from musikfaellesskabet.region.models import ImportConflict, Setting
from musikfaellesskabet.signups.models import AdultInCharge, SignUp, SignUpSheet
from musikfaellesskabet.urls import urlpatterns
from tests.cast import appoint, person, sign_in
from tests.knowledge.factories import make_practice
from tests.offers.cast import put_up
from tests.permission_lines import office, reads
from tests.permission_table import TABLE
from tests.permissions import METHODS, ROLES, STEPPING, Answer, answer_of, routes, wrong_cells

FOUND = routes()
SINCE = datetime(2021, 1, 1, tzinfo=UTC)


def make_actor(kind: Kind, noun: str, *, first_pk: int) -> list[Actor]:
    """One's own and another's, `eget-…` and `andet-…`; each with a room, and a kit where there can be one."""
    made = []
    for pk, which in enumerate(("eget", "andet"), start=first_pk):
        actor = Actor.objects.create(pk=pk, kind=kind, name=f"{which} {noun}", slug=f"{which}-{noun}", sort_name=which)
        Room.objects.create(pk=pk, actor=actor, name="Sal")
        if kind == Kind.ARTIST:
            ArtistKit.objects.create(actor=actor)
        made.append(actor)
    return made


def make_cases(pk: int, actor: Actor, asks: User) -> None:
    """One of each kind that the office decides, about the actor or from the person."""
    Claim.objects.create(pk=pk, actor=actor, claimant=asks, reason="Vi er flyttet ind.", submitted_at=SINCE)
    Proposal.objects.create(pk=pk, name=f"Nyt {pk}", kind=Kind.VENUE, claimant=asks, reason="Nyt", submitted_at=SINCE)
    Suggestion.objects.create(pk=pk, actor=actor, text="De har lukket.", sent_at=SINCE)
    Actor.objects.filter(pk=actor.pk).update(import_key=actor.slug)
    clash = {"model": "actors.Actor", "key": actor.slug, "field": "town", "ours": "", "theirs": "Byen"}
    ImportConflict.objects.create(pk=pk, **clash)


def make_sheet(pk: int, offer: Offer) -> None:
    """The offer's sign-up, with someone on it."""
    sheet = SignUpSheet.objects.create(offer=offer, places=2, taken=1, last_number=1)
    facts = {"name": "Carla", "email": "carla@example.net", "language": "da", "key": "x", "said": "x"}
    adult = {"attested_on": SINCE.date(), "declared_at": SINCE, "declared_by": person(f"den.ansvarlige.{pk}")}
    AdultInCharge.objects.create(pk=pk, offer=offer, name="Mette", **adult)
    SignUp.objects.create(pk=pk, sheet=sheet, number=1, state="placed", made_at=SINCE, **facts)


@pytest.fixture
def clients(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Client]:
    """One client per role, signed in; the seated roles at `eget-…`, another at `andet-…`."""
    monkeypatch.setattr(throttle_gate, "_rules", {})
    monkeypatch.setattr(throttle_gate, "_costs", {})
    beat("worker", now=timezone.now())
    kinds = [(Kind.VENUE, "sted"), (Kind.ARTIST, "band"), (Kind.MUSIC_SCHOOL, "skole")]
    places = [make_actor(kind, noun, first_pk=901 + 10 * number) for number, (kind, noun) in enumerate(kinds)]
    for number, host in enumerate(places[0]):
        put_up(host, f"{host.slug.partition('-')[0].capitalize()} kladde", OfferState.DRAFT, pk=901 + number)
        put_up(host, f"{host.slug.partition('-')[0].capitalize()} tilbud", pk=911 + number)
        make_sheet(
            901 + number, put_up(host, f"{host.slug.partition('-')[0].capitalize()} åben", pk=921 + number, age_from=15)
        )
    Setting.objects.create(key="vision", da="Musik for alle", en="Music for everyone")
    make_practice("En metode")
    people = {role: person(role) for role in ROLES if role != "anonymous"}
    for number, (mine, others) in enumerate(places):
        for at, role in enumerate([SeatRole.MEMBER, SeatRole.EDITOR, SeatRole.OWNER]):
            user = people[f"seat_{role.value}"]
            Seat.objects.create(pk=901 + 10 * at + 100 * number, actor=mine, user=user, role=role, since=SINCE)
        user = people["stranger_owner"]
        Seat.objects.create(pk=902 + 100 * number, actor=others, user=user, role=SeatRole.OWNER, since=SINCE)
    newcomer = person("newcomer")
    for pk, place in enumerate(places[0], start=901):
        make_cases(pk, place, newcomer)
    appoint(people["secretariat"])
    appoint(people["secretariat_in_one_step"])
    appoint(people["secretariat_without_steps"], with_mfa=False)
    appoint(people["administrator"], Role.ADMINISTRATOR)
    found = {"anonymous": Client(raise_request_exception=False)}
    for role, user in people.items():
        found[role] = Client(raise_request_exception=False)
        sign_in(found[role], user, steps=1 if role in STEPPING else 2)
    return found


def test_every_route_is_listed() -> None:
    unlisted = sorted(set(FOUND) - set(TABLE))
    assert unlisted == [], f"Say in tests/permission_table.py who may do what at: {unlisted}"


def test_every_line_of_the_table_is_a_route() -> None:
    assert sorted(set(TABLE) - set(FOUND)) == []


@pytest.mark.parametrize("pattern", sorted(set(FOUND) & set(TABLE)))
def test_every_cell_is_as_the_table_says(pattern: str, clients: dict[str, Client]) -> None:
    assert wrong_cells(pattern, FOUND[pattern], TABLE[pattern], clients, {}) == []


@pytest.mark.django_db
def test_api_document_and_resolver_know_the_same_routes() -> None:
    document = Client().get("/api/v1/openapi.json").json()
    described = {address.rstrip("/"): set(methods) for address, methods in document["paths"].items()}
    listed = {f"/{FOUND[one]}".replace("//", "/").rstrip("/") for one in FOUND if one.startswith("api/v1/")}
    listed -= {"/api/v1", "/api/v1/openapi.json"}
    assert sorted(set(described) ^ listed) == []
    assert {method for methods in described.values() for method in methods} == {"get"}


def test_matrix_has_every_method_and_role() -> None:
    assert (len(METHODS), len(ROLES), len(set(ROLES))) == (7, 10, 10)


@pytest.fixture
def careless() -> Iterator[str]:
    """A site where someone forgot the gate before a page of the office."""

    def unguarded(request: HttpRequest) -> HttpResponse:
        return HttpResponse("everything")

    module = ModuleType("tests.careless_urls")
    module.urlpatterns = [  # type: ignore[attr-defined]
        *urlpatterns,
        path("bag/", office_required(unguarded)),
        path("bag/glemt/", unguarded),
    ]
    sys.modules[module.__name__] = module
    with override_settings(ROOT_URLCONF=module.__name__):
        yield module.__name__
    del sys.modules[module.__name__]


def test_unguarded_page_and_unlisted_route_are_found(careless: str, clients: dict[str, Client]) -> None:
    found = routes(careless)
    assert set(found) - set(TABLE) == {"bag/", "bag/glemt/"}
    assert [path for path in ("bag/", "bag/glemt/") if wrong_cells(path, found[path], office(), clients, {})] == [
        "bag/glemt/"
    ]
    faults = wrong_cells("bag/glemt/", found["bag/glemt/"], office(), clients, {})
    assert faults[0] == "GET /bag/glemt/ as anonymous: let in, expected asked to log in"


def test_page_that_writes_on_a_method_nobody_named_is_found(careless: str, clients: dict[str, Client]) -> None:
    faults = wrong_cells("bag/glemt/", "/bag/glemt/", reads(), clients, {})
    assert faults[0].startswith("POST /bag/glemt/ as anonymous: let in")


@pytest.mark.parametrize(
    ("status", "location", "answer"),
    [
        (200, "", Answer.OK),
        (422, "", Answer.OK),
        (302, "/", Answer.OK),
        (302, "/konto/login/?next=/", Answer.LOGIN),
        (302, "/en/konto/login/?next=/", Answer.LOGIN),
        (401, "", Answer.LOGIN),
        (302, "/konto/2fa/", Answer.STEPS),
        (302, "/en/konto/2fa/reauthenticate/?next=/en/kontor/", Answer.STEPS),
        (302, "/konto/2fa/webauthn/reauthenticate/?next=/kontor/", Answer.STEPS),
        (302, "/konto/2fa/webauthn/", Answer.OK),
        (403, "", Answer.REFUSED),
        (404, "", Answer.HIDDEN),
        (405, "", Answer.NOT_ALLOWED),
        (500, "", Answer.BROKEN),
    ],
)
def test_answers_are_read_rightly(status: int, location: str, answer: Answer) -> None:
    assert answer_of(HttpResponse(status=status, headers={"Location": location} if location else {})) is answer
