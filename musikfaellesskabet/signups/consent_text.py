"""What a guardian says yes to, in plain words. Its version is a hash, kept with every yes."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.purposes import Purpose

MONTHS = 12
# Changing a word here makes a new version: yeses said before keep the hash of the old one.
TAKE_PART = Purpose(
    "child-takes-part",
    _("Mit barn må være med"),
    _(
        "Jeg siger ja til, at mit barn må være med. Arrangøren får barnets navn og mit navn at se. "
        "Vi skriver kun til mig og aldrig til barnet. Mit ja gælder i 12 måneder. Jeg kan altid tage det tilbage. "
        "Så er barnet meldt fra med det samme, og navnene bliver slettet 7 dage efter."
    ),
    MONTHS,
)
