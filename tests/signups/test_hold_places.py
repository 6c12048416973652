"""No place is sold twice, nobody is lost, doubled or passed: many processes at one sheet, and an independent judge."""

import fcntl
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from musikfaellesskabet.signups.models import SignUp, SignUpEvent, SignUpSheet
from tests.actors.cast import actor
from tests.offers.cast import put_up
from tests.races import shared_database
from tests.signups.checker import GONE, Event, Judge, Seen

# What a visitor may be told; anything else is a fault.
REFUSALS = {"GroupTooLarge", "TooFew", "TooLate", "MoveRefused"}
ENDED = {"cancelled": GONE, "lapsed": GONE}


def address_of_database() -> str:
    """The test database, as another process reaches it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def crowd_at(sheet: SignUpSheet, *, people: int, acts: int, seed: int, protected: bool, folder: Path) -> list[dict]:
    """What each of so many processes saw. One crowd at a time: two would be more than PostgreSQL lets in."""
    environment = os.environ | {"DATABASE_URL": address_of_database(), "VAR_DIR": str(folder), "DEMO": "1"}
    if not protected:
        environment["UNPROTECTED"] = "1"
    with (Path(tempfile.gettempdir()) / "musikfaellesskabet-crowd").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        done = subprocess.run(
            [sys.executable, "-m", "tests.signups.crowd", *map(str, (sheet.pk, people, acts, seed))],
            env=environment,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=240,
            check=True,
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def judged(sheet: SignUpSheet, places: int, told: list[dict]) -> list[str]:
    judge = Judge(places)
    judge.replay(Event(e.order, e.act, e.number, e.size) for e in SignUpEvent.objects.filter(sheet=sheet))
    rows = list(SignUp.objects.filter(sheet=sheet))
    sheet.refresh_from_db()
    judge.compare({row.number: (ENDED.get(row.state, row.state), row.size) for row in rows}, sheet.taken)
    judge.nobody_waits_in_vain()
    seen = [Seen(**{field.name: one[field.name] for field in fields(Seen)}) for one in told]
    judge.hear(seen, {row.number: row.key for row in rows})
    strange = {one["fault"] for one in told if one["fault"] and one["fault"].split(":")[0] not in REFUSALS}
    return [*judge.faults, *sorted(strange)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("places", "seed"), [(1, 1), (7, 2), (40, 3)])
def test_fifty_processes_leave_a_history_without_fault(tmp_path: Path, places: int, seed: int) -> None:
    sheet = SignUpSheet.objects.create(offer=put_up(actor(), age_from=18), places=places)
    with shared_database(tmp_path):
        told = crowd_at(sheet, people=50, acts=20, seed=seed, protected=True, folder=tmp_path)
        assert (len(told), judged(sheet, places, told)) == (50 * 20, [])


@pytest.mark.django_db(transaction=True)
def test_without_locks_the_checker_finds_faults(tmp_path: Path) -> None:
    sheet = SignUpSheet.objects.create(offer=put_up(actor(), age_from=18), places=7)
    with shared_database(tmp_path):
        told = crowd_at(sheet, people=50, acts=20, seed=2, protected=False, folder=tmp_path)
        assert judged(sheet, 7, told)
