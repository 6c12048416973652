"""An actor's rooms, and the technical sheet of one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.actors.access import Verb, actor_for, rights_of, room_for
from musikfaellesskabet.actors.actions import add_room, cleaned_sheet, edit_room, remove_room
from musikfaellesskabet.actors.forms import RoomForm
from musikfaellesskabet.actors.models import Room
from musikfaellesskabet.actors.views.sheet import sheet_pdf
from musikfaellesskabet.common.once import sent_once
from musikfaellesskabet.common.uploads import CleanFile
from musikfaellesskabet.people.views.steps import done, signed, status_of, tried


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a room."""
    actor = actor_for(request.user, slug, to=Verb.EDIT)
    return _form(request, Room(actor=actor), "actors/room_new.html")


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change what is known of a room."""
    return _form(request, room_for(request.user, slug, pk, to=Verb.EDIT), "actors/room_edit.html")


def _form(request: HttpRequest, room: Room, template: str) -> HttpResponse:
    asks = rights_of(request.user, room.actor, timezone.now()).seat is None
    form = RoomForm(request.POST or None, request.FILES or None, row=room, asks_source=asks)
    if done(request, form, lambda: _saved_once(request, room, form)):
        messages.success(request, _("Gemt. Siden viser det nu."))
        return redirect(room.actor)
    context = {"actor": room.actor, "room": room, "form": form}
    return render(request, template, context, status=status_of(form))


def _saved_once(request: HttpRequest, room: Room, form: RoomForm) -> None:
    """Save the room, once for each form. Its sheet is cleaned first: `sent_once` holds a transaction open."""
    with cleaned_sheet(form.cleaned_data["technical_sheet"] or None) as sheet:
        sent_once(request, lambda: _save(request, room, form, sheet))


def _save(request: HttpRequest, room: Room, form: RoomForm, sheet: CleanFile | None) -> str:
    if room.pk is None:
        add_room(room.actor, facts=form.said(), sheet=sheet, source=form.source_said, **signed(request))
    else:
        edit_room(room, sheet=sheet, **form.told, **signed(request))
    return room.actor.get_absolute_url()


@login_required
@require_POST
def destroy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove the room."""
    room = room_for(request.user, slug, pk, to=Verb.EDIT)
    tried(request, lambda: remove_room(room, **signed(request)), _("Rummet er fjernet."))
    return redirect("actor-edit", slug)


@require_safe
def sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The technical sheet made from what is known, as PDF: unknowns stand as unknown."""
    room = room_for(request.user, slug, pk, to=Verb.SEE)
    response = HttpResponse(sheet_pdf(room), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-{room.pk}.pdf"'
    return response
