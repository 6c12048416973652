"""Sign-ups beside their offers: how full it is and the way in, on the offer's page; a tab for those who manage it."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.offers.joints import Tab, WayIn, add_tab, add_way_in, on_news
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.chains import watch
from musikfaellesskabet.signups.actions.consents import CHAIN
from musikfaellesskabet.signups.actions.letters import tell_news
from musikfaellesskabet.signups.queries import consents_in_order


def takes_sign_ups(offer: Offer) -> bool:
    return getattr(offer, "sign_up_sheet", None) is not None


add_way_in(WayIn("signups/_on_offer.html", "sign_up_sheet", takes_sign_ups))
add_tab(Tab("sign-ups", _("Tilmeldinger")))
add_tab(Tab("adults-in-charge", _("Voksne")))
watch(CHAIN, consents_in_order)
on_news(tell_news)
