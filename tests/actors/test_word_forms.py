"""Forms, figures and days speak as people do: an open answer is «Ved ikke», and a thousand has its point."""

from datetime import datetime

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from musikfaellesskabet.actors.actions.letters import tell_received
from musikfaellesskabet.actors.forms import ActorForm, FileForm, InviteForm, NewActorForm, RoomForm
from musikfaellesskabet.actors.models import Actor, Claim, Kind, Room
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.models import Stage

pytestmark = pytest.mark.django_db


def test_no_choice_is_a_row_of_dashes() -> None:
    house = Actor.objects.create(kind=Kind.VENUE, name="Huset", slug="huset", sort_name="huset")
    room, actor, new = RoomForm(row=Room(actor=house)), ActorForm(row=house), NewActorForm()
    for form in (room, actor, new, InviteForm(), FileForm()):
        assert "----" not in form.as_p()
    assert room.fields["step_free_entrance"].choices[0] == ("", "Ved ikke")
    assert str(actor.fields["municipality"].empty_label) == "Ved ikke"
    assert new.fields["kind"].choices[0] == ("", "Vælg")


def test_too_small_number_is_refused_in_plain_danish() -> None:
    house = Actor.objects.create(kind=Kind.VENUE, name="Huset", slug="huset", sort_name="huset")
    form = RoomForm({"use": "stage", "capacity_standing": "-1"}, row=Room(actor=house))
    assert form.errors["capacity_standing"] == ["Tallet skal være mindst 0."]


@pytest.mark.parametrize(("language", "figure"), [("da", "1.000"), ("en", "1,000")])
def test_a_thousand_has_the_point_of_its_language(language: str, figure: str) -> None:
    with translation.override(language):
        assert f"<strong>{figure}</strong>" in render_to_string("actors/_row_pupils.html", {"entry": {"pupils": 1000}})
        assert f"<strong>{figure}</strong>" in render_to_string(
            "actors/_row_capacity.html", {"entry": {"standing": 1000}}
        )


def test_english_writes_a_day_one_way() -> None:
    with translation.override("en"):
        assert date_format(datetime(2026, 11, 23, 16, 24), "DATETIME_FORMAT") == "23 November 2026, 16:24"
        assert date_format(datetime(2026, 11, 23, 16, 24), "DATE_FORMAT") == "23 November 2026"


def test_poster_speaks_of_the_step_only_where_it_is_known(client: Client) -> None:
    house = Actor.objects.create(kind=Kind.VENUE, name="Huset", slug="huset", sort_name="huset")
    assert "trinnet kender vi ikke" in client.get("/aktoerer/huset/").content.decode()
    house.stages.add(Stage.objects.create(slug="spirende", da="Spirende", en="Sprouting", order=2))
    public_changed()
    assert "navnet, stedet og trinnet." in client.get("/aktoerer/huset/").content.decode()


@pytest.mark.parametrize(("language", "path"), [("da", "/aktoerer/huset/"), ("en", "/en/aktoerer/huset/")])
def test_letter_leads_to_pages_of_its_own_language(language: str, path: str) -> None:
    house = Actor.objects.create(kind=Kind.VENUE, name="Huset", slug="huset", sort_name="huset")
    carla = User.objects.create_user("carla@example.org", language=language)
    tell_received(Claim(actor=house, claimant=carla), timezone.now())
    assert settings.SITE_URL + path in Delivery.objects.get().text
