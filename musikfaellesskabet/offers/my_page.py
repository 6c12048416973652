"""«Tilbud» on «Min side»: what the person's actors have put up, drafts first."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.offers.queries.mine import offers_of
from musikfaellesskabet.people.sections import Section, register

register(Section("offers", _("Tilbud"), "offers/_my_offers.html", offers_of))
