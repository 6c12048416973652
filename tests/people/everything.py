"""Someone with a row in every table about people."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from musikfaellesskabet.actors.models import (
    ArtistKit,
    Assurance,
    Claim,
    Hiding,
    Invitation,
    Kind,
    LineupMember,
    Proposal,
    Says,
    Suggestion,
)
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.common.models import SentForm
from musikfaellesskabet.letters.models import Delivery, ErasureNotice
from musikfaellesskabet.needs.actions import leave_need, listen
from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.actions.consents import give_consent
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.models import ImportConflict
from musikfaellesskabet.signups.actions import Said, sign_up
from musikfaellesskabet.signups.models import AdultInCharge, SignUpSheet, Whom
from tests.actors.cast import actor, seat
from tests.cast import NOW, PASSWORD, appoint, code_of, person
from tests.needs.cast import wish
from tests.offers.cast import put_up

CANARY = "Kanariefugl"
EMAIL = "kanariefugl@example.org"


def someone_with_everything() -> User:
    """A person with a row in every table about people, and a word that must vanish in each field that can hold it.

    `test_person_of_the_test_has_a_row_in_every_table_about_people` holds it to the register.
    """
    carla = appoint(person(CANARY))
    client = Client(headers={"user-agent": CANARY})
    client.post("/konto/login/", {"login": EMAIL, "password": PASSWORD})
    client.post("/konto/2fa/authenticate/", {"code": code_of(carla)})
    SocialAccount.objects.create(user=carla, provider="oidc", uid=CANARY, extra_data={"name": CANARY})
    give_consent(carla, purpose="portrait", by=carla, language="da", now=NOW)
    ledger.record_look(carla, by=person("Bo"), fields=["email"], reason="Ansøgning 12", now=NOW)
    letter = Delivery.objects.create(to=EMAIL, subject=CANARY, text=CANARY, created_at=NOW, next_attempt_at=NOW)
    ErasureNotice.objects.create(user=carla, step=ErasureNotice.Step.FIRST, written_at=NOW, letter=letter)
    SentForm.objects.create(key="x", body="x", sent_at=NOW)
    _business_with_actors(carla)
    return carla


def _business_with_actors(carla: User) -> None:
    """What she has asked, been answered, been offered and told."""
    huset, astrid = actor(), person("Astrid")
    seat(huset, carla)
    words: dict[str, Any] = {"claimant": carla, "reason": CANARY, "answer": CANARY, "submitted_at": NOW}
    Claim.objects.create(actor=huset, state=ClaimState.REFUSED, decided_at=NOW, **words)
    Claim.objects.create(actor=actor("Salen"), **words)
    Proposal.objects.create(name="Et nyt hus", kind=Kind.VENUE, **words)
    for to, by in ((EMAIL, astrid), (astrid.email, carla)):
        terms = {"role": "editor", "created_at": NOW, "expires_at": NOW + timedelta(hours=72)}
        Invitation.objects.create(actor=huset, email=to, invited_by=by, token_hash=to, **terms)
    Suggestion.objects.create(actor=huset, text=CANARY, source=CANARY, email=EMAIL.title(), sent_at=NOW)
    ImportConflict.objects.create(model="actors.Room", key="x", field="name", decided_by=carla, decided_at=NOW)
    kit = ArtistKit.objects.create(actor=actor("Bandet", Kind.ARTIST))
    ravn = LineupMember.objects.create(kit=kit, stage_name="Ravn", agreed_on=NOW.date())
    Assurance.objects.create(member=ravn, says=Says.AGREED, said_by=carla, said_at=NOW)
    said = {"reason": "Forkert.", "contact": "sekretariat@example.org", "hidden_at": NOW}
    Hiding.objects.create(actor=actor("Skuret"), hidden_by=carla, **said)
    sheet = SignUpSheet.objects.create(offer=put_up(huset, age_from=15), places=2)
    sign_up(sheet, Said(CANARY, EMAIL, "da", user=carla), key="x", now=NOW)
    listen(leave_need(wish(), email=EMAIL, now=NOW).listener, now=NOW)
    adults = {"attested_on": NOW.date(), "declared_by": carla, "declared_at": NOW}
    yard = put_up(huset, "Børnelørdag", age_from=10)
    for name in ("Mette", "Jonas"):
        AdultInCharge.objects.create(offer=yard, name=name, **adults)
    child = Said(CANARY, EMAIL, "da", user=carla, whom=Whom.CHILD, guardian=CANARY)
    sign_up(SignUpSheet.objects.create(offer=yard, places=2), child, key="y", now=NOW)
    EmailConfirmation.create(EmailAddress.objects.get(user=carla))
