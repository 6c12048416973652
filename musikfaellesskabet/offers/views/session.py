"""The dates of an offer, for those who lay them out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.offers.access import Verb, offer_for, session_for
from musikfaellesskabet.offers.actions import add_sessions, cancel_session, move_session, remove_session
from musikfaellesskabet.offers.forms import SeriesForm, SessionForm
from musikfaellesskabet.offers.queries.page import all_behind, page_of
from musikfaellesskabet.people.views.steps import done, signed, status_of, tried


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates that are there, and a form for one more, for a weekly series or for a camp."""
    offer, rights = offer_for(request.user, slug, to=Verb.EDIT)
    form = SeriesForm(request.POST or None, owners=all_behind(offer))
    if done(request, form, lambda: add_sessions(offer, form.series, place=form.place_said, **signed(request))):
        messages.success(request, _("Gemt. Datoerne står på siden."))
        return redirect("offer-sessions", slug)
    page = page_of(offer, timezone.now())
    context = {"offer": offer, "rights": rights, "page": page, "form": form, "here_dates": "yes"}
    return render(request, "offers/session_list.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a date another time or place."""
    session = session_for(request.user, slug, pk)
    offer = session.offer
    form = SessionForm(request.POST or None, session=session, owners=all_behind(offer))
    if done(request, form, lambda: move_session(session, **form.told, **signed(request))):
        said = _("Gemt.") if offer.is_draft else _("Gemt. På siden kan alle se, at datoen er flyttet.")
        messages.success(request, said)
        return redirect("offer-sessions", slug)
    context = {"offer": offer, "session": session, "form": form}
    return render(request, "offers/session_edit.html", context, status=status_of(form))


@login_required
@require_POST
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Call a date off."""
    session = session_for(request.user, slug, pk)
    tried(request, lambda: cancel_session(session, **signed(request)), _("Aflyst. Datoen står på siden som aflyst."))
    return redirect("offer-sessions", slug)


@login_required
@require_POST
def destroy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a date out of a draft."""
    session = session_for(request.user, slug, pk)
    tried(request, lambda: remove_session(session, **signed(request)), _("Datoen er fjernet."))
    return redirect("offer-sessions", slug)
