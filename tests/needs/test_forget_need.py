"""What is asked about and deleted in time, and what goes with the person."""

from datetime import timedelta

import pytest
from django.test import Client

from musikfaellesskabet.needs.actions import (
    erase_made_up_needs,
    leave_need,
    listen,
    make_up_needs,
    publish_edition,
    renew_need,
)
from musikfaellesskabet.needs.actions.refusals import HasEnded
from musikfaellesskabet.needs.models import Edition, Listener, Need
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.actions.sweeping import carry_out
from musikfaellesskabet.people.retention import sweep_called
from tests.cast import NOW, person, sign_in
from tests.needs.cast import home, left, letters_to, wish
from tests.sweeps import ONCE, TICK, around

pytestmark = pytest.mark.django_db
YEAR = NOW.replace(year=NOW.year + 1)


def test_need_goes_after_a_year_with_its_address() -> None:
    (need,) = left(email="carla@example.net")
    listen(need.listener, now=NOW)
    assert around("needs", YEAR) == ONCE
    assert (Need.objects.count(), Listener.objects.count()) == (0, 0)


def test_address_goes_by_a_clock_of_its_own_too() -> None:
    left(email="carla@example.net")
    assert around("needs-letters", YEAR) == ONCE


def test_address_that_never_said_yes_goes_after_a_week_and_the_need_stays() -> None:
    left(email="carla@example.net")
    (other,) = left(email="bo@example.net")
    listen(other.listener, now=NOW)
    assert around("needs-unconfirmed", NOW + timedelta(days=7)) == ONCE
    assert (Need.objects.count(), [one.email for one in Listener.objects.all()]) == (2, ["bo@example.net"])


def test_renewed_need_has_a_year_more_until_it_has_ended() -> None:
    (need,) = left()
    renew_need(need, now=YEAR - TICK)
    assert around("needs", YEAR) == [0, 0, 0]
    with pytest.raises(HasEnded):
        renew_need(need, now=YEAR.replace(year=YEAR.year + 1))


def test_page_renews_it(client: Client) -> None:
    (need,) = left()
    assert client.post(need.get_absolute_url() + "forny/").headers["Location"] == need.get_absolute_url()
    assert Need.objects.get().renewed_at > NOW


def test_confirmed_address_is_asked_once_a_month_before() -> None:
    (need,) = left(email="carla@example.net")
    listen(need.listener, now=NOW)
    left(email="bo@example.net")
    asked = [carry_out(sweep_called("needs"), now=YEAR - timedelta(days=days)).warned for days in (31, 30, 29)]
    assert asked == [0, 1, 0]
    letter = letters_to("carla")[-1]
    assert ("Gælder det stadig" in letter.text, need.get_absolute_url() in letter.text) == (True, True)
    renew_need(need, now=YEAR - timedelta(days=1))
    assert carry_out(sweep_called("needs"), now=YEAR.replace(year=YEAR.year + 1) - timedelta(days=20)).warned == 1


def test_whoever_is_erased_takes_their_needs_along_and_no_one_elses() -> None:
    carla = person("Carla")
    mine = leave_need(wish(), email=carla.email, now=NOW)
    listen(mine.listener, now=NOW)
    leave_need(wish(), email=carla.email, now=NOW)  # by somebody who wrote her address: not hers until she says so
    left(email="bo@example.net")
    erase_account(carla, by=None, now=NOW)
    assert (Need.objects.filter(pk=mine.pk).exists(), Need.objects.count(), Listener.objects.count()) == (False, 2, 1)


def test_person_reads_their_own_on_my_data(client: Client) -> None:
    carla = person("Carla")
    mine = leave_need(wish(), email=carla.email, now=NOW)
    listen(mine.listener, now=NOW)
    left(wish(code="0102"))
    page = sign_in(client, carla).get("/min-side/mine-data/").content.decode()
    assert ("Storby" in page, "Lilleby" in page) == (True, False)


def test_demo_invents_needs_once_marks_them_and_erases_them() -> None:
    home("0101"), home("0102")
    left()
    assert [make_up_needs(now=NOW) for _ in range(2)] == [600, 0]
    assert Need.objects.filter(is_made_up=True).count() == 600
    assert (Edition.objects.get().has_made_up, Edition.objects.get().counts.count() > 3) == (True, True)
    assert erase_made_up_needs() == 600
    assert (Need.objects.count(), Edition.objects.count()) == (1, 0)
    assert publish_edition(now=NOW).counts.count() == 0
