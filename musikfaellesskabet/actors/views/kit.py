"""The artist kit: words, line-up, links, files, and all of it as one portable document."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.actors.access import Verb, kit_for, kit_part_for, shown_part_for
from musikfaellesskabet.actors.actions import (
    add_file,
    add_link,
    add_member,
    object_to,
    remove_from_kit,
    remove_rider,
    save_kit,
)
from musikfaellesskabet.actors.actions.kits import PartGone
from musikfaellesskabet.actors.actions.objections import Told
from musikfaellesskabet.actors.forms import FileForm, KitForm, LinkForm, MemberForm
from musikfaellesskabet.actors.models import ArtistKit
from musikfaellesskabet.actors.named import lineup_for
from musikfaellesskabet.actors.queries.portable_kit import portable_kit
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.common.throttle import TooMany
from musikfaellesskabet.common.throttle_gate import network_of, stopped
from musikfaellesskabet.people.views.steps import done, signed, tried

Add = Callable[..., Any]
# Four forms on one page: a label belongs to the one field that has its id.
MEMBER_ID, LINK_ID, FILE_ID = "member_%s", "link_%s", "file_%s"


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything in the kit, each part with its own form."""
    kit = kit_for(request.user, slug, to=Verb.EDIT)
    form = KitForm(request.POST or None, request.FILES or None, row=kit)
    if done(
        request,
        form,
        lambda: save_kit(kit, rider=form.cleaned_data["rider"], **form.told, **signed(request)),
    ):
        return _kept(request, slug)
    return _page(request, kit, form=form)


@login_required
@require_POST
def create_member(request: HttpRequest, slug: str) -> HttpResponse:
    """Put someone into the line-up, under a stage name."""
    kit = kit_for(request.user, slug, to=Verb.EDIT)
    form = MemberForm(request.POST, auto_id=MEMBER_ID)

    def add(**said: Any) -> None:
        facts = dict(form.cleaned_data)
        add_member(kit, has_agreed=facts.pop("has_agreed"), facts=facts, **said)

    return _added(request, kit, form, add=add, name="member_form")


@login_required
@require_POST
def create_link(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a link."""
    kit = kit_for(request.user, slug, to=Verb.EDIT)
    form = LinkForm(request.POST, auto_id=LINK_ID)
    return _added(request, kit, form, add=lambda **said: add_link(kit, **form.cleaned_data, **said), name="link_form")


@login_required
@require_POST
def create_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a sound, a film or a picture."""
    kit = kit_for(request.user, slug, to=Verb.EDIT)
    form = FileForm(request.POST, request.FILES, auto_id=FILE_ID)
    return _added(request, kit, form, add=lambda **said: add_file(kit, **form.cleaned_data, **said), name="file_form")


@login_required
@require_POST
def destroy_part(request: HttpRequest, slug: str, part: str, pk: int) -> HttpResponse:
    """Remove a line-up member, a link or a file."""
    found = kit_part_for(request.user, slug, part, pk)
    tried(request, lambda: remove_from_kit(found, **signed(request)), _("Gemt. Siden viser det nu."))
    return redirect("kit", slug)


@login_required
@require_POST
def destroy_rider(request: HttpRequest, slug: str) -> HttpResponse:
    """Remove the rider."""
    kit = kit_for(request.user, slug, to=Verb.EDIT)
    tried(request, lambda: remove_rider(kit, **signed(request)), _("Gemt. Siden viser det nu."))
    return redirect("kit", slug)


# As with a tip: anyone may send this, signed in or not, and nothing of the sender's session is used.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def object_to_part(request: HttpRequest, slug: str, part: str, pk: int) -> HttpResponse:
    """«Er det dig?»: take a name or a file of a band out of sight, without an account."""
    found = shown_part_for(slug, part, pk)
    context: dict[str, object] = {"actor": found.kit.actor, "part": found}
    if request.method == "POST":
        try:
            context["told"] = object_to(found, sender=network_of(request), by=None, now=timezone.now())
        except PartGone:
            context["told"] = Told.NOBODY  # and nobody can see it, which is what was asked for
        except DomainError as error:
            stop = render(request, "actors/objection.html", context | {"refusal": error.message}, status=422)
            return stopped(error, stop) if isinstance(error, TooMany) else stop
    return render(request, "actors/objection.html", context)


@public_page
@require_safe
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """The kit as one JSON document, described in docs/artist-kit.md."""
    kit = kit_for(request.user, slug, to=Verb.SEE)
    members = lineup_for(request.user, kit.actor)
    return JsonResponse(portable_kit(kit, members), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _added(request: HttpRequest, kit: ArtistKit, form: ModelForm[Any], *, add: Add, name: str) -> HttpResponse:
    if done(request, form, lambda: add(**signed(request))):
        return _kept(request, kit.actor.slug)
    return _page(request, kit, **{name: form})


def _kept(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, _("Gemt. Siden viser det nu."))
    return redirect("kit", slug)


def _page(request: HttpRequest, kit: ArtistKit, **forms: ModelForm[Any]) -> HttpResponse:
    fresh = {
        "form": KitForm(row=kit),
        "member_form": MemberForm(auto_id=MEMBER_ID),
        "link_form": LinkForm(auto_id=LINK_ID),
        "file_form": FileForm(auto_id=FILE_ID),
    }
    is_refused = any(form.errors for form in forms.values())
    shown: dict[str, Any] = {}
    if kit.pk:
        shown["members"], shown["files"] = (rows.select_related("objection") for rows in (kit.members, kit.files))
    context = {"actor": kit.actor, "kit": kit, **shown, **fresh, **forms}
    return render(request, "actors/kit_edit.html", context, status=422 if is_refused else 200)
