"""Who acts for an actor: seats, invitations, and saying yes to one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.actors.access import (
    Verb,
    actor_for,
    invitation_for,
    open_invitation_for,
    own_seat_for,
    rights_of,
    seat_for,
)
from musikfaellesskabet.actors.actions import (
    accept_invitation,
    change_role,
    end_seat,
    invite_to_seat,
    leave_seat,
    withdraw_invitation,
)
from musikfaellesskabet.actors.forms import InviteForm, RoleForm
from musikfaellesskabet.actors.models import Actor, SeatRole
from musikfaellesskabet.actors.named import seats_for
from musikfaellesskabet.people.views.steps import done, person, signed, status_of, tried


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone with a seat; owners invite here."""
    actor = actor_for(request.user, slug, to=Verb.SEATED)
    form = InviteForm(request.POST or None)
    if request.method == "POST":
        actor = actor_for(request.user, slug, to=Verb.SEATS)
        if done(request, form, lambda: invite_to_seat(actor, **form.cleaned_data, **signed(request))):
            messages.success(request, _("Invitationen er sendt. Linket virker i tre døgn."))
            return redirect("seats", slug)
    return render(request, "actors/seats.html", _everyone(request, actor, form), status=status_of(form))


def _everyone(request: HttpRequest, actor: Actor, form: InviteForm) -> dict[str, object]:
    now = timezone.now()
    rights = rights_of(request.user, actor, now)
    current, former = seats_for(person(request), actor, rights, now)
    owners = [one.seat.pk for one in current if one.seat.role == SeatRole.OWNER]
    return {
        "actor": actor,
        "form": form,
        "rights": rights,
        "seats": current,
        "only_owner": owners if len(owners) == 1 else [],
        "former": former,
        "invitations": actor.invitations.open(now),
        "roles": SeatRole.choices,
    }


@login_required
@require_POST
def update(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a person another role."""
    seat = seat_for(request.user, slug, pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        role = form.cleaned_data["role"]
        tried(request, lambda: change_role(seat, role=role, **signed(request)), _("Gemt."))
    return redirect("seats", slug)


@login_required
@require_POST
def destroy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End another person's seat."""
    seat = seat_for(request.user, slug, pk)
    tried(request, lambda: end_seat(seat, **signed(request)), _("Pladsen er slut."))
    return redirect("seats", slug)


@login_required
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Give up one's own seat."""
    seat = own_seat_for(request.user, slug)
    has_left = tried(request, lambda: leave_seat(seat, **signed(request)), _("Du er trådt ud."))
    return redirect("actor" if has_left else "seats", slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make an invitation's link useless."""
    invitation = open_invitation_for(request.user, slug, pk)
    tried(request, lambda: withdraw_invitation(invitation, **signed(request)), _("Invitationen er trukket tilbage."))
    return redirect("seats", slug)


@login_required
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link. Reading it takes nothing; pressing the button takes the seat."""
    invitation, by, now = invitation_for(token), person(request), timezone.now()
    if request.method == "POST":
        said = _("Velkommen. Du er nu med til at passe siden.")
        if tried(request, lambda: accept_invitation(invitation, **signed(request)), said):
            return redirect("actor", invitation.actor.slug)
        return redirect("invitation", token)
    context = {"invitation": invitation, "is_open": invitation.is_open(now), "is_mine": invitation.email == by.email}
    return render(request, "actors/invitation.html", context)
