"""A child's name, and its guardian's name and address, are seen by the organiser alone: tried as every role.

No column holds a way to write to a child, so there is no private channel from anyone to it.
"""

import logging
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import LedgerEntry
from musikfaellesskabet.signups.actions import confirm
from musikfaellesskabet.signups.models import AdultInCharge, Guardian, GuardianConsent, SignUp, SignUpEvent, SignUpSheet
from tests.cast import NOW
from tests.permission_table import TABLE
from tests.permissions import routes
from tests.signups.cast import child_signed_up
from tests.test_permission_matrix import clients

__all__ = ["clients"]
CHILD, GUARDIAN, ADULT = "Kanariefugl", "Gulspurv", "Rødhals"
ORGANISERS = {"seat_editor", "seat_owner"}
FOUND = routes()


def put_child_on(slug: str) -> SignUp:
    """A child with a confirmed yes on the sheet of an offer, which is for the young from now on."""
    offer = Offer.objects.get(slug=slug)
    Offer.objects.filter(pk=offer.pk).update(age_from=10)
    AdultInCharge.objects.filter(offer=offer).delete()
    by = AdultInCharge.objects.first()
    facts = {"attested_on": NOW.date(), "declared_by_id": by.declared_by_id if by else None, "declared_at": NOW}
    for name in (ADULT, "Mette"):
        AdultInCharge.objects.create(offer=offer, name=name, **facts)
    return confirm(child_signed_up(SignUpSheet.objects.get(offer=offer), CHILD, GUARDIAN), now=NOW)


def tells(body: str) -> set[str]:
    """Which of the hidden words a page tells."""
    found = {word for word in (CHILD, GUARDIAN, ADULT) if word.lower() in body.lower()}
    return found | ({"address"} if f"{GUARDIAN.lower()}@example.net" in body.lower() else set())


def pages_of(client: Client) -> dict[str, set[str]]:
    """Every page that a route leads to, with the hidden words on it; empty ones are left out."""
    shelf.clear()
    told = {}
    for pattern, expected in TABLE.items():
        for named in expected.rows.values():
            where = FOUND[pattern].format(**named)
            body = b"".join(client.get(where)).decode(errors="replace")
            if "/konto/" not in where and (found := tells(body)):
                told[where] = found
    return told


def test_only_the_organiser_reads_of_a_child_as_every_role_on_every_page(
    clients: dict[str, Client], caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.DEMO = False  # whose post office shows every letter to everyone
    with caplog.at_level(logging.DEBUG):
        put_child_on("eget-aaben")
        told = {role: pages_of(client) for role, client in clients.items()}
    listed, adults = "/tilbud/eget-aaben/tilmeldinger/", "/tilbud/eget-aaben/voksne/"
    of_organiser = {listed: {CHILD, GUARDIAN}, adults: {ADULT}}
    of_office = {adults: {ADULT}}
    assert {role: pages for role, pages in told.items() if pages} == {
        **dict.fromkeys(sorted(ORGANISERS), of_organiser),
        **dict.fromkeys(["secretariat", "administrator"], of_office),
    }
    logged = [line for line in caplog.messages if tells(line) and not line.startswith("(")]  # not the statements
    assert logged == []
    letters = "".join(f"{one.subject}\n{one.text}" for one in Delivery.objects.all())
    kept = str([list(model.objects.values()) for model in (LedgerEntry, SignUpEvent, GuardianConsent)])
    assert (tells(letters), tells(kept), "Eget åben" in letters) == (set(), set(), False)
    assert tells(str(list(SignUp.objects.values()) + list(Guardian.objects.values()))) == {CHILD, GUARDIAN, "address"}


def test_no_column_holds_a_way_to_write_to_a_child() -> None:
    """The addresses of this subject are a guardian's or one's own; a child has none, nor an age or a school."""
    addresses = {
        f"{model._meta.model_name}.{field.name}"
        for model in apps.get_app_config("signups").get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.EmailField | models.URLField) or re.search(r"mail|phone|birth|(^|_)age", field.name)
    }
    assert addresses == {"signup.email", "guardian.email"}
