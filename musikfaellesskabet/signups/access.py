"""Gates: who may open an offer's sign-up, see who is on it, and sign up.

The policy is a table of role × verb × how the sign-up stands. Roles are those towards the actors behind the offer.
One's own sign-up is reached by its signed link alone, with or without an account.
"""

from datetime import datetime
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from musikfaellesskabet.actors.access import CARETAKERS, EVERYONE, OFFICE, Role, Visitor
from musikfaellesskabet.common.tokens import hash_of
from musikfaellesskabet.offers.access import Rights, offer_for
from musikfaellesskabet.offers.access import Verb as OfferVerb
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.signups.links import child_key_of, pk_of
from musikfaellesskabet.signups.models import AdultInCharge, Guardian, SignUp, SignUpSheet, Whom


class Verb(StrEnum):
    OPEN = "open"
    MANAGE = "manage"
    SIGN_UP = "sign up"
    SEE_ADULTS = "see the adults in charge"
    NAME_ADULTS = "name the adults in charge"


class Standing(StrEnum):
    """How the sign-up stands; `closed` is also before the offer is published and after it is closed."""

    UNOPENED = "unopened"
    OPEN = "open"
    CLOSED = "closed"


# Who is on a sheet is between them and the organiser: the secretariat does not see it.
NOBODY: frozenset[Role] = frozenset()
POLICY: dict[tuple[Verb, Standing], frozenset[Role]] = {
    (Verb.OPEN, Standing.UNOPENED): CARETAKERS,
    (Verb.OPEN, Standing.OPEN): NOBODY,
    (Verb.OPEN, Standing.CLOSED): NOBODY,
    (Verb.MANAGE, Standing.UNOPENED): NOBODY,
    (Verb.MANAGE, Standing.OPEN): CARETAKERS,
    (Verb.MANAGE, Standing.CLOSED): CARETAKERS,
    (Verb.SIGN_UP, Standing.UNOPENED): NOBODY,
    (Verb.SIGN_UP, Standing.OPEN): EVERYONE,
    (Verb.SIGN_UP, Standing.CLOSED): NOBODY,
    (Verb.SEE_ADULTS, Standing.UNOPENED): CARETAKERS | OFFICE,
    (Verb.SEE_ADULTS, Standing.OPEN): CARETAKERS | OFFICE,
    (Verb.SEE_ADULTS, Standing.CLOSED): CARETAKERS | OFFICE,
    (Verb.NAME_ADULTS, Standing.UNOPENED): CARETAKERS,
    (Verb.NAME_ADULTS, Standing.OPEN): CARETAKERS,
    (Verb.NAME_ADULTS, Standing.CLOSED): CARETAKERS,
}


def sheet_of(offer: Offer) -> SignUpSheet | None:
    """The offer's sheet; no query for an offer that was read for its page."""
    sheet: SignUpSheet | None = getattr(offer, "sign_up_sheet", None)
    return sheet


def standing_of(offer: Offer, sheet: SignUpSheet | None, at: datetime) -> Standing:
    if sheet is None:
        return Standing.UNOPENED
    return Standing.CLOSED if sheet.is_over(at) or not offer.is_published else Standing.OPEN


def may(verb: Verb, standing: Standing, roles: frozenset[Role]) -> bool:
    return not roles.isdisjoint(POLICY[verb, standing])


def offer_to_manage(user: Visitor, slug: str) -> tuple[Offer, Rights, SignUpSheet | None]:
    """The offer, what the person may do with it, and its sheet if it is opened: for those who open and manage it.

    Raises Http404 where there is no offer that they may see, PermissionDenied where they do not take care of it.
    """
    offer, rights = offer_for(user, slug, to=OfferVerb.SEE)
    sheet = sheet_of(offer)
    verb = Verb.MANAGE if sheet else Verb.OPEN
    if not may(verb, standing_of(offer, sheet, timezone.now()), rights.roles):
        raise PermissionDenied
    return offer, rights, sheet


def sign_up_to_manage(user: Visitor, slug: str, pk: int) -> SignUp:
    """Someone on the sheet of an offer that the person takes care of. Raises as `offer_to_manage` does."""
    _offer, _rights, sheet = offer_to_manage(user, slug)
    if sheet is None:
        raise Http404
    return get_object_or_404(sheet.sign_ups, pk=pk)


def sheet_for(user: Visitor, slug: str) -> tuple[SignUpSheet, bool]:
    """The sheet of an offer that the person sees, and whether they may sign up now. Raises Http404 without a sheet."""
    offer, rights = offer_for(user, slug, to=OfferVerb.SEE)
    sheet = sheet_of(offer)
    if sheet is None:
        raise Http404
    return sheet, may(Verb.SIGN_UP, standing_of(offer, sheet, timezone.now()), rights.roles)


def own_sign_up(token: str) -> SignUp:
    """The sign-up that the link in a letter opens. Raises Http404 for a link that is none, or whose row has gone."""
    return get_object_or_404(SignUp.objects.select_related("sheet__offer"), pk=pk_of(token))


def offer_with_adults(user: Visitor, slug: str, *, to: Verb) -> tuple[Offer, Rights]:
    """The offer whose adults in charge the person wants to see or name. Raises as `offer_to_manage` does."""
    offer, rights = offer_for(user, slug, to=OfferVerb.SEE)
    if not may(to, standing_of(offer, sheet_of(offer), timezone.now()), rights.roles):
        raise PermissionDenied
    return offer, rights


def adult_to_remove(user: Visitor, slug: str, pk: int) -> AdultInCharge:
    """One of the adults in charge, for someone who names them. Raises as `offer_to_manage` does."""
    offer, _rights = offer_with_adults(user, slug, to=Verb.NAME_ADULTS)
    return get_object_or_404(offer.adults_in_charge, pk=pk)


def asked_guardian(token: str) -> Guardian:
    """Whoever was asked by the letter with this link. Raises Http404 for a link that is none or was used."""
    guardians = Guardian.objects.select_related("sign_up__sheet__offer")
    return get_object_or_404(guardians, token_hash=hash_of(token))


def sign_up_of_child(token: str) -> SignUp | None:
    """The sign-up that a child's page tells of; None where its form made none, or it has been deleted.

    Raises Http404 for a link that is none.
    """
    key = child_key_of(token)
    if key is None:
        raise Http404
    return SignUp.objects.select_related("sheet__offer").filter(key=key, whom=Whom.CHILD).first()
