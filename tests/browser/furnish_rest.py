"""What `tests.browser.furnish` needs besides actors and drafts: offers with sign-ups, keys, and what the office hid."""

from datetime import datetime, time, timedelta
from typing import Any

OFFERS = {"open": "Fællessang i kælderen", "shut": "Kor for alle", "quiet": "Lyt til en plade", "untended": "Trommer"}


def put_up(owner: Any, title: str, by: Any, now: datetime) -> Any:
    """A published offer from 16 years, with one date next week."""
    from musikfaellesskabet.offers import actions  # here, since Django must be set up before models are imported
    from musikfaellesskabet.offers.series import Series
    from musikfaellesskabet.region.models import Stage

    facts = {"kind": "open_stage", "title_da": title, "summary_da": "Kom som du er, og vær med.", "age_from": 16}
    facts |= {"stages": list(Stage.objects.filter(order=2)), "bring": "Tøj, du kan stå i en hel aften uden at fryse."}
    offer = actions.create_offer(owner, facts=facts, by=by, now=now)
    day = (now + timedelta(days=7)).date()
    place = {"place": "Øvelokalet", "town": "Byen"}
    actions.add_sessions(offer, Series(day, time(19), time(21)), place=place, by=by, now=now)
    actions.publish_offer(offer, by=by, now=now)
    return offer


def offers_with_sign_ups(band: Any, by: Any, guest: Any, now: datetime) -> dict[str, str]:
    """Offers by what is special about them, and the links of people with each standing there is."""
    from musikfaellesskabet.signups import actions  # see above

    made = {name: put_up(band, title, by, now) for name, title in OFFERS.items() if name != "untended"}
    for name, closes_at in {"open": None, "shut": now + timedelta(hours=1)}.items():
        actions.open_sheet(made[name], places=2, closes_at=closes_at, hours_to_answer=24, by=by, now=now)
    sheet = made["shut"].sign_up_sheet
    sheet.closes_at = now  # nobody waits an hour for it
    sheet.save()
    links = people_on(made["open"].sign_up_sheet, guest, now)
    return {name: offer.slug for name, offer in made.items()} | {"open_pk": str(made["open"].pk)} | links


def people_on(sheet: Any, guest: Any, now: datetime) -> dict[str, str]:
    """One person with each standing, by the end of the address of their own page."""
    from musikfaellesskabet.signups.actions import Said, cancel, confirm, lapse_due, sign_up  # see above
    from musikfaellesskabet.signups.links import token_of
    from musikfaellesskabet.signups.models import SignUpSheet

    def of(name: str, at: datetime = now, user: Any = None) -> Any:
        email = user.email if user else f"{name.lower()}@example.org"
        return sign_up(sheet, Said(name, email, "da", user=user), key=name, now=at)

    lapsed = of("Svend", now - timedelta(days=2))
    lapse_due(SignUpSheet.objects.all(), now=now)
    placed, held = of("Gry", user=guest), of("Henning")
    waiting, unconfirmed, cancelled = of("Vera"), of("Ulla"), of("Mads")
    confirm(waiting, now=now)
    cancel(cancelled, now=now)
    standing = {"lapsed": lapsed, "placed": placed, "held": held, "waiting": waiting}
    standing |= {"unconfirmed": unconfirmed, "cancelled": cancelled}
    return {name: token_of(one.pk) for name, one in standing.items()}


def left_and_hidden(office: Any, guest: Any, now: datetime) -> dict[str, str]:
    """An offer whose band everyone has left, and a band whose page the office has hidden."""
    from musikfaellesskabet.actors import actions  # see above
    from musikfaellesskabet.actors.models import Kind, Seat

    left = actions.create_actor(kind=Kind.ARTIST, name="De Rejste", by=guest, now=now)
    offer = put_up(left, OFFERS["untended"], guest, now)
    Seat.objects.filter(actor=left).update(until=now)
    hidden = actions.create_actor(kind=Kind.ARTIST, name="De Skjulte", by=guest, now=now)
    said = {"reason": "Billedet er en andens.", "contact": "kontor@example.org"}
    actions.hide_actor(hidden, **said, by=office, now=now)
    return {"untended": offer.slug, "hidden": hidden.slug}


def keys_of_accounts(appointed: list[Any], guest: Any, now: datetime) -> dict[str, str]:
    """The keys in letters about accounts; a passkey for each of those appointed, and a look at someone's name."""
    from allauth.account.forms import default_token_generator  # see above
    from allauth.account.models import EmailAddress, EmailConfirmationHMAC
    from allauth.account.utils import user_pk_to_url_str
    from allauth.mfa.models import Authenticator
    from django.db import transaction

    from musikfaellesskabet.people.ledger import LOOKED, record

    new = EmailAddress.objects.create(user=guest, email="ny-adresse@demo.example", verified=False, primary=False)
    facts = {"name": "Kontorets nøgle", "passwordless": True, "credential": passkey()}
    keys = [Authenticator.objects.create(user=one, type=Authenticator.Type.WEBAUTHN, data=facts) for one in appointed]
    with transaction.atomic():
        why = "Anmodning om at overtage siden"
        record(LOOKED, by=appointed[0], subject=guest, fields=["email", "display_name"], reason=why, now=now)
    return {
        "address": EmailConfirmationHMAC.create(new).key,
        "reset_who": user_pk_to_url_str(guest),
        "reset": default_token_generator.make_token(guest),
        "passkey": str(keys[-1].pk),
    }


def passkey() -> dict[str, Any]:
    """What a browser sends when a passkey is made; nobody holds its other half."""
    from hashlib import sha256

    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.utils import websafe_encode
    from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    held = AttestedCredentialData.create(bytes(16), b"kontoret", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    told = AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, held)
    said = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    answer = {
        "clientDataJSON": websafe_encode(said),
        "attestationObject": websafe_encode(AttestationObject.create("none", told, {})),
    }
    named = websafe_encode(b"kontoret")
    return {"id": named, "rawId": named, "type": "public-key", "response": answer}


def invitation_to(actor: Any, email: str, by: Any, now: datetime) -> str:
    """The end of the address that stands in the letter alone."""
    from musikfaellesskabet.actors import actions  # see above
    from musikfaellesskabet.letters.models import Delivery

    actions.invite_to_seat(actor, email=email, role="editor", by=by, now=now)
    letter = Delivery.objects.filter(to=email).latest("pk").text
    return str(letter.partition("/invitation/")[2].partition("/")[0])
