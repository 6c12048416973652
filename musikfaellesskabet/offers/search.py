"""What offers give the search index: those that are published."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Kind, Offer
from musikfaellesskabet.offers.queries.page import owners_of, with_owners
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.search.registry import Entry, Part, Source, Weight, follow, register


def _offers() -> QuerySet[Offer]:
    related = ("stages", "genres", "target_groups", "focus_areas", "sessions__venue__hiding", "sessions__municipality")
    return Offer.objects.published().prefetch_related(with_owners(), *related)


def entry_of(offer: Offer) -> Entry:
    """An offer as it can be found."""
    held = [one for one in offer.sessions.all() if not one.is_cancelled]
    places = [name for one in held for name in (one.town, one.municipality.name if one.municipality else "")]
    names = {
        _("Trin"): offer.stages,
        _("Genrer"): offer.genres,
        _("Målgrupper"): offer.target_groups,
        _("Indsatsområder"): offer.focus_areas,
    }
    return Entry(
        kind="offer",
        path=f"/tilbud/{offer.slug}/",
        title_da=offer.title_da,
        title_en=offer.title_en,
        summary_da=offer.summary_da,
        summary_en=offer.summary_en,
        place=", ".join(dict.fromkeys(filter(None, places))),
        parts=[
            Part(_("Slags"), str(Kind(offer.kind).label), Weight.KEYWORD),
            Part(_("Slags"), offer.kind.replace("_", " "), Weight.KEYWORD, "en"),
            *(Part(label, ", ".join(one.da for one in relation.all())) for label, relation in names.items()),
            Part(_("Hvem står bag"), ", ".join(owner.name for owner in owners_of(offer)), Weight.KEYWORD, ""),
            Part(
                _("Sted"),
                ", ".join(dict.fromkeys(one.shown_venue.name for one in held if one.shown_venue)),
                Weight.MENTION,
                "",
            ),
            Part(_("Beskrivelse"), offer.description_da, Weight.MENTION),
            Part(_("Beskrivelse"), offer.description_en, Weight.MENTION, "en"),
            Part(_("Slags"), "tilbud", Weight.MENTION),
        ],
    )


def offers_naming(actor: Actor) -> QuerySet[Offer]:
    """What the actor stands behind, and what is held there; also where nobody may find it just now."""
    naming = Q(owners__actor=actor, owners__accepted_at__isnull=False) | Q(sessions__venue=actor)
    return Offer.objects.filter(naming, state=OfferState.PUBLISHED).distinct()


follow(Actor, offers_naming)
register(Source("offer", Offer, {"offer": _("Tilbud")}, _offers, entry_of, ("offers", _("Tilbud"))))
