"""Gates for the work of the community: who may enter the office, and what each role may do."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from musikfaellesskabet.people.ledger import record_look, record_looks
from musikfaellesskabet.people.models import Appointment, User
from musikfaellesskabet.people.steps import shown_just_now, took_second_step
from musikfaellesskabet.people.visibility import Context, name_for, visible


class Verb(StrEnum):
    OWN_PAGE = "see, take and erase what is held about oneself"
    OFFICE = "work in the office"


class Standing(StrEnum):
    """How the session was logged in; what the account could do besides does not count."""

    ONE_STEP = "this session took one step"
    TWO_STEPS = "this session took two steps"


class Who(StrEnum):
    VISITOR = "visitor"
    PERSON = "person"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


SIGNED_IN = frozenset({Who.PERSON, Who.SECRETARIAT, Who.ADMINISTRATOR})
# Administrators work in the office, too: whoever appoints can appoint themselves (decision 19).
POLICY: dict[tuple[Verb, Standing], frozenset[Who]] = {
    (Verb.OWN_PAGE, Standing.ONE_STEP): SIGNED_IN,
    (Verb.OWN_PAGE, Standing.TWO_STEPS): SIGNED_IN,
    (Verb.OFFICE, Standing.ONE_STEP): frozenset(),
    (Verb.OFFICE, Standing.TWO_STEPS): frozenset({Who.SECRETARIAT, Who.ADMINISTRATOR}),
}

View = Callable[..., HttpResponseBase]


def may(user: User | AnonymousUser, verb: Verb, at: datetime) -> bool:
    """Whether the person may do it at this moment, in the session that the account was read for."""
    return _is_among(user, POLICY[verb, Standing.ONE_STEP], at) or (
        may_in_two_steps(user, verb, at) and isinstance(user, User) and took_second_step(user)
    )


def may_in_two_steps(user: User | AnonymousUser, verb: Verb, at: datetime) -> bool:
    """Whether the person may do it at this moment once their session has taken the second step."""
    return _is_among(user, POLICY[verb, Standing.TWO_STEPS], at)


def works_in_office(user: User | AnonymousUser, at: datetime) -> bool:
    """Whether the person is at work in the office: appointed, and logged in in two steps in this very session."""
    return may(user, Verb.OFFICE, at)


def _is_among(user: User | AnonymousUser, who: frozenset[Who], at: datetime) -> bool:
    if not isinstance(user, User) or not user.is_active:
        return Who.VISITOR in who
    if Who.PERSON in who or not who:
        return Who.PERSON in who
    return any(Who(one.role) in who and one.holds(at) for one in _appointments_of(user))


def _appointments_of(user: User) -> list[Appointment]:
    """One query in a request; one that is ended meanwhile counts until the request is answered."""
    return user.once("appointments", lambda: list(user.appointments.all()))


def gate(request: HttpRequest, verb: Verb) -> HttpResponse | None:
    """None when the person may enter; otherwise where to send them.

    Not signed in: to the log-in page. Appointed, but logged in in one step: to take the second, or to set it up. Raises
    Http404 for everyone else, for whom the page does not exist.
    """
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    now = timezone.now()
    if may(request.user, verb, now):
        return None
    if not may_in_two_steps(request.user, verb, now):
        raise Http404
    return _to_second_step(request)


def _to_second_step(request: HttpRequest) -> HttpResponse:
    """To show an authenticator, the passkey before the code; to set one up where the person has none."""
    ways = [way for way in get_adapter().get_reauthentication_methods(request.user) if way["id"] != "reauthenticate"]
    if not ways:
        why = _("Du er udnævnt til at handle for fællesskabet. Derfor skal du logge ind i to trin, før kontoret åbner.")
        messages.info(request, why, fail_silently=True)
        return redirect("mfa_index")
    why = _("Kontoret åbner, når du her har vist dit andet trin: en kode eller en adgangsnøgle.")
    messages.info(request, why, fail_silently=True)
    return _to_show(request, ways[-1])


def _to_show(request: HttpRequest, way: Mapping[str, str]) -> HttpResponse:
    return redirect(f"{way['url']}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}")


def gate_to_what_cannot_be_undone(request: HttpRequest, user: User) -> HttpResponse | None:
    """None when the person has just shown who they are; otherwise where they do so.

    By an authenticator, where the account has one. The form itself asks for the password besides, where there is one.
    Who logs in by a provider alone must have done so within five minutes.
    """
    ways = get_adapter().get_reauthentication_methods(user)
    if ways and ways[-1]["id"] != "reauthenticate":
        return None if shown_just_now(request, user, method="mfa") else _to_show(request, ways[-1])
    if ways or shown_just_now(request, user):
        return None
    messages.info(request, _("Log ud og ind igen først. Så kan du slette kontoen i de næste fem minutter."))
    return redirect("my-page")


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


#: For views of what is held about oneself: everyone who is signed in.
own_page_required = _required(Verb.OWN_PAGE)
#: For views of the office: whoever is appointed, and logged in in two steps.
office_required = _required(Verb.OFFICE)


@transaction.atomic
def name_in_case(viewer: User, person: User, ties: Context, *, reason: str, now: datetime) -> str:
    """What a viewer who answers for a case of the person's may call them; `ties` are those that stand without the case.

    Effects: where only the case shows the name, the person can read on their own page who has seen it, and why.
    """
    if person.display_name and not visible("people.user.display_name", viewer, person, ties):
        record_look(person, by=viewer, fields=["display_name"], reason=reason, now=now)
    return name_for(viewer, person, replace(ties, responsible=True))


def address_for(viewer: User, person: User, context: Context, *, reason: str, now: datetime) -> str:
    """The person's e-mail, through the one gate for fields; empty where the viewer may not see it.

    Effects: the person can read on their own page who has seen the address, and why.
    """
    return addresses_for(viewer, [person], context, reason=reason, now=now)[person.pk]


@transaction.atomic
def addresses_for(
    viewer: User, persons: Collection[User], context: Context, *, reason: str, now: datetime
) -> dict[int, str]:
    """As `address_for`, for several people at once: by key, each one's e-mail. One query where no look is new."""
    shown = {person.pk: person for person in persons if visible("people.user.email", viewer, person, context)}
    record_looks(shown.values(), by=viewer, fields=["email"], reason=reason, now=now)
    return {person.pk: person.email if person.pk in shown else "" for person in persons}
