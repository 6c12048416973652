"""What each address of the API gives, in the language of the page; code stands between backticks."""

import re

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

_IN_ORDER = _("I deres rækkefølge, med forklaring på begge sprog.")

TOLD: dict[str, str | Promise] = {
    "/api/v1/municipalities": _("Kommuner i regionen og ved siden af den, efter navn."),
    "/api/v1/municipalities/{code}": _("Kommunen med det officielle nummer."),
    "/api/v1/periods": _("Aftaleperioderne, den ældste først."),
    "/api/v1/memberships": _("Hvilke kommuner der er med i hvilken periode, og hvor sikkert det er."),
    "/api/v1/stages": _IN_ORDER,
    "/api/v1/target-groups": _IN_ORDER,
    "/api/v1/genres": _IN_ORDER,
    "/api/v1/focus-areas": _IN_ORDER,
    "/api/v1/actors": _(
        "Alle aktører, efter navn. Flere værdier i samme parameter giver mere, flere parametre giver mindre."
    ),
    "/api/v1/actors/{slug}": _("Aktøren med sine rum."),
    "/api/v1/networks": _(
        "Danske og udenlandske netværk, og hvad de er til for. Et netværk på tværs af en grænse står under begge lande."
    ),
    "/api/v1/practices": _(
        "Det, der er prøvet, efter navn. `origin` siger, hvis resultat det er: Læs det, før du citerer noget."
    ),
    "/api/v1/practices/{slug}": _("Metoden efter sit navn i adressen."),
    "/api/v1/offers": _("Tilbud, der er udgivet og har en dato, der kommer, efter titel."),
    "/api/v1/offers/{slug}": _("Tilbuddet med sine datoer, også dem, der er flyttet eller aflyst."),
    "/api/v1/glossary": _("Fagets ord i dansk rækkefølge, på begge sprog."),
    "/api/v1/glossary/{slug}": _("Ordet efter sin danske form i adressen."),
    "/api/v1/needs": _(
        "Ugens tal for, hvad der mangler. Ingen er i to af dem, så de kan lægges sammen; hvad der er for få til, er i "
        "ingen. `made_up` siger, om de er opdigtede."
    ),
    "/api/v1/search": _("De bedste svar med slags, titel, adresse, og hvorfor hvert af dem svarer."),
}


def told(address: str) -> SafeString:
    """The sentence for an address, with its code marked as code. Raises KeyError for an address nobody has told of."""
    said = str(escape(TOLD[address]))
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", said))  # noqa: S308 (escaped above)
