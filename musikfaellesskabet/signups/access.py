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

from musikfaellesskabet.actors.access import CARETAKERS, EVERYONE, Role, Visitor
from musikfaellesskabet.offers.access import Rights, offer_for
from musikfaellesskabet.offers.access import Verb as OfferVerb
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.signups.links import pk_of
from musikfaellesskabet.signups.models import SignUp, SignUpSheet


class Verb(StrEnum):
    OPEN = "open"
    MANAGE = "manage"
    SIGN_UP = "sign up"


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
