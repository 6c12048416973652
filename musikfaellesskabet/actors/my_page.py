"""«Mine aktører» on «Min side»."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.queries.mine import business_of
from musikfaellesskabet.people.sections import Section, register

register(Section("actors", _("Mine aktører"), "actors/_my_actors.html", business_of))
