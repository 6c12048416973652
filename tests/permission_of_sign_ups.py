"""Who may do what with sign-ups, children and the adults in charge: a part of `permission_table.py`."""

from tests.permission_lines import BOTH, form, of_offer, reads, sends
from tests.permission_of_api import Rows
from tests.permissions import EVERYONE, Answer, Expected

# Opened, published and with someone on it, at `eget-sted` and at `andet-sted`; `unseen` is another's person.
SHEETS: Rows = {"own": {"slug": "eget-aaben"}, "other": {"slug": "andet-aaben"}, "unseen": {"slug": "findes-ikke"}}
ON_SHEETS: Rows = {"own": {**SHEETS["own"], "pk": 901}, "unseen": {**SHEETS["own"], "pk": 902}}
ADULTS = of_offer("GET", rows=SHEETS, others=Answer.REFUSED, office=Answer.OK)
NO_LINK: Rows = {"unseen": {"token": "901.x"}}
OF_SIGN_UPS = {
    "tilbud/<slug:slug>/tilmeldinger/": of_offer(*BOTH, rows=SHEETS, others=Answer.REFUSED),
    "tilbud/<slug:slug>/tilmeldinger/<int:pk>/meld-fra/": of_offer("POST", rows=ON_SHEETS, others=Answer.REFUSED),
    "tilbud/<slug:slug>/tilmeld/": form(EVERYONE, SHEETS),
    "tilbud/<slug:slug>/voksne/": Expected(
        {"GET": ADULTS.methods["GET"], "POST": of_offer("POST", rows=SHEETS, others=Answer.REFUSED).methods["POST"]},
        SHEETS,
        {"GET": ADULTS.other["GET"], "POST": of_offer("POST", rows=SHEETS, others=Answer.REFUSED).other["POST"]},
    ),
    "tilbud/<slug:slug>/voksne/<int:pk>/fjern/": of_offer("POST", rows=ON_SHEETS, others=Answer.REFUSED),
    "tilbud/<slug:slug>/tilmeld/barn/": form(EVERYONE, SHEETS),
    "tilbud/<slug:slug>/tilmeld/spoerg/": form(EVERYONE, SHEETS),
    "tilmelding/barn/<str:token>/": reads(NO_LINK),
    "tilmelding/barn/<str:token>/fra/": sends(EVERYONE, NO_LINK),
    "vaerge/<str:token>/": form(EVERYONE, NO_LINK),
    "vaerge/<str:token>/nej/": sends(EVERYONE, NO_LINK),
    "tilmelding/<str:token>/": reads(NO_LINK),
    "tilmelding/<str:token>/ja/": sends(EVERYONE, NO_LINK),
    "tilmelding/<str:token>/fra/": sends(EVERYONE, NO_LINK),
}
