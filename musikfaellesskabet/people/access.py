"""Gates for the work of the community: who may enter the office, and what each role may do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from musikfaellesskabet.people.ledger import record_look
from musikfaellesskabet.people.models import Role, User
from musikfaellesskabet.people.visibility import Context, name_for, visible


class Verb(StrEnum):
    OWN_PAGE = "see, take and erase what is held about oneself"
    OFFICE = "enter the office"
    ENGINE_ROOM = "change the platform itself"


class Standing(StrEnum):
    """Whether the person has two-step log-in."""

    ONE_STEP = "logs in in one step"
    TWO_STEPS = "logs in in two steps"


class Who(StrEnum):
    VISITOR = "visitor"
    PERSON = "person"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


SIGNED_IN = frozenset({Who.PERSON, Who.SECRETARIAT, Who.ADMINISTRATOR})
POLICY: dict[tuple[Verb, Standing], frozenset[Who]] = {
    (Verb.OWN_PAGE, Standing.ONE_STEP): SIGNED_IN,
    (Verb.OWN_PAGE, Standing.TWO_STEPS): SIGNED_IN,
    (Verb.OFFICE, Standing.ONE_STEP): frozenset(),
    (Verb.OFFICE, Standing.TWO_STEPS): frozenset({Who.SECRETARIAT, Who.ADMINISTRATOR}),
    (Verb.ENGINE_ROOM, Standing.ONE_STEP): frozenset(),
    (Verb.ENGINE_ROOM, Standing.TWO_STEPS): frozenset({Who.ADMINISTRATOR}),
}

View = Callable[..., HttpResponseBase]


def holds_one_of(user: User | AnonymousUser, roles: frozenset[Role], at: datetime) -> bool:
    """Whether the person is appointed to one of the roles at this moment."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return any(one.role in roles and one.holds(at) for one in user.appointments.all())


def may(user: User | AnonymousUser, verb: Verb, at: datetime) -> bool:
    """Whether the person's appointments let them do it at this moment, once they have logged in in two steps."""
    allowed = POLICY[verb, Standing.TWO_STEPS]
    return holds_one_of(user, frozenset(role for role in Role if Who(role.value) in allowed), at)


def gate(request: HttpRequest, verb: Verb) -> HttpResponse | None:
    """None when the person may enter; otherwise where to send them.

    Not signed in: to the log-in page. Appointed without two-step log-in: to set it up. Raises Http404 for everyone
    else, for whom the page does not exist.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may(request.user, verb, timezone.now()):
        raise Http404
    if not is_mfa_enabled(request.user):
        why = _("Du er udnævnt til at handle for fællesskabet. Derfor skal du logge ind i to trin, før kontoret åbner.")
        messages.info(request, why, fail_silently=True)
        return redirect("mfa_index")
    return None


def own_account(request: HttpRequest) -> User:
    """The account of the person who asks. Raises Http404 for one who is not signed in: guard the view first."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _required(verb: Verb) -> Callable[[View], View]:
    def decorator(view: View) -> View:
        @wraps(view)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            turned_away = gate(request, verb)
            return turned_away if turned_away is not None else view(request, *args, **kwargs)

        return gated

    return decorator


#: For views of the office: the secretariat and administrators, with two-step log-in.
secretariat_required = _required(Verb.OFFICE)
#: For views that change the platform itself: administrators only, with two-step log-in.
administrator_required = _required(Verb.ENGINE_ROOM)


@transaction.atomic
def name_in_case(viewer: User, person: User, ties: Context, *, reason: str, now: datetime) -> str:
    """What a viewer who answers for a case of the person's may call them; `ties` are those that stand without the case.

    Effects: where only the case shows the name, the person can read on their own page who has seen it, and why.
    """
    if person.display_name and not visible("people.user.display_name", viewer, person, ties):
        record_look(person, by=viewer, fields=["display_name"], reason=reason, now=now)
    return name_for(viewer, person, replace(ties, responsible=True))


@transaction.atomic
def address_for(viewer: User, person: User, context: Context, *, reason: str, now: datetime) -> str:
    """The person's e-mail, through the one gate for fields; empty where the viewer may not see it.

    Effects: the person can read on their own page who has seen the address, and why.
    """
    if not visible("people.user.email", viewer, person, context):
        return ""
    record_look(person, by=viewer, fields=["email"], reason=reason, now=now)
    return person.email
