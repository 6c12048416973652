"""«Tilmeldinger» on «Min side»: what the person is signed up for."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.sections import Section, register
from musikfaellesskabet.signups.queries import mine

register(Section("sign-ups", _("Tilmeldinger"), "signups/_my_sign_ups.html", mine))
