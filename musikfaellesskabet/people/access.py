"""Gates for the work of the community: who may enter the office, and what each role may do."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from musikfaellesskabet.people.models import Role, User
from musikfaellesskabet.people.queries import choices_of
from musikfaellesskabet.people.visibility import Context

View = Callable[..., HttpResponseBase]


def holds_one_of(user: User | AnonymousUser, roles: frozenset[Role], at: datetime) -> bool:
    """Whether the person is appointed to one of the roles at this moment."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return any(one.role in roles and one.holds(at) for one in user.appointments.all())


def gate(request: HttpRequest, roles: frozenset[Role]) -> HttpResponse | None:
    """None when the person may enter; otherwise where to send them.

    Not signed in: to the log-in page. Appointed without two-step log-in: to set it up. Raises Http404 for everyone
    else, for whom the page does not exist.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not holds_one_of(request.user, roles, timezone.now()):
        raise Http404
    if not is_mfa_enabled(request.user):
        return redirect("mfa_index")
    return None


def own_account(request: HttpRequest) -> User:
    """The account of the person who asks. Raises Http404 for one who is not signed in: guard the view first."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _required(roles: frozenset[Role]) -> Callable[[View], View]:
    def decorator(view: View) -> View:
        @wraps(view)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            turned_away = gate(request, roles)
            return turned_away if turned_away is not None else view(request, *args, **kwargs)

        return gated

    return decorator


#: For views of the office: the secretariat and administrators, with two-step log-in.
secretariat_required = _required(frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR}))
#: For views that change the platform itself: administrators only, with two-step log-in.
administrator_required = _required(frozenset({Role.ADMINISTRATOR}))


def context_for(
    viewer: User | AnonymousUser,
    subject: User,
    *,
    same_circle: bool = False,
    responsible: bool = False,
    purpose: str = "",
    at: datetime,
) -> Context:
    """What `visibility.visible` needs to know about these two; reads appointments and the subject's consents.

    `responsible` is for the caller to say: the secretariat is not responsible for everyone all the time, only for
    those whose case it has.
    """
    return Context(
        same_circle=same_circle,
        responsible=responsible,
        is_administrator=holds_one_of(viewer, frozenset({Role.ADMINISTRATOR}), at),
        purpose=purpose,
        choices=choices_of(subject, at),
    )
