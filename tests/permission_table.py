"""Who may do what at which address. One line per route: `"pattern": Expected({"GET": EVERYONE})`.

A route that is not listed here fails `test_every_route_is_listed`. `reads()` is a page that everyone reads;
`own()` and `sends()` are for people who are signed in; `office()` is behind the gate of the office. Rows in an
address are named in `rows`: `own` belongs to the seated roles, `other` to someone else, `unseen` does not exist.
"""

from tests.permission_lines import BOTH, form, of_offer, office, own, reads, sends
from tests.permission_of_needs import ACTORS, WITHOUT_ACCOUNT, Rows
from tests.permission_of_sign_ups import OF_SIGN_UPS
from tests.permissions import EVERYONE, NOBODY, OF_OFFICE, OFFICE, SIGNED_IN, Answer, Expected, rule

EXPORTS: Rows = {"csv": {"form": "csv"}, "xlsx": {"form": "xlsx"}, "json": {"form": "json"}}


TO_LOGIN = rule(Answer.LOGIN)
WITHOUT_CODES = rule(Answer.HIDDEN, anonymous=Answer.LOGIN)
WITH_AUTHENTICATOR = {**WITHOUT_CODES, **dict.fromkeys([*OFFICE, "secretariat_in_one_step"], Answer.OK)}
# One shows that it is oneself before any key is looked for; `people/test_log_in.py` tries another's key after that.
KEYS: Rows = {"": {"pk": 999999}}
WRONG_LINK: Rows = {"": {"key": "x", "uidb36": "x"}}

ALLAUTH = {
    "konto/login/": form(EVERYONE),
    "konto/logout/": form(EVERYONE),
    "konto/inactive/": reads(),
    "konto/signup/": form(EVERYONE),
    "konto/reauthenticate/": form(),
    "konto/email/": form(),
    "konto/confirm-email/": reads(),
    "konto/password/change/": form(),
    "konto/password/set/": form(),
    "konto/password/reset/": form(EVERYONE),
    "konto/login/code/confirm/": form(),
    r"konto/^confirm-email/(?P<key>[-:\w]+)/$": Expected({"GET": EVERYONE, "POST": NOBODY}, WRONG_LINK),
    "konto/password/reset/key/done/": reads(),
    r"konto/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": form(EVERYONE, WRONG_LINK),
    "konto/password/reset/done/": reads(),
    "konto/2fa/": own(),
    "konto/2fa/authenticate/": form(),
    "konto/2fa/reauthenticate/": form(),
    "konto/2fa/totp/activate/": form(),
    "konto/2fa/totp/deactivate/": form(WITH_AUTHENTICATOR),
    "konto/2fa/recovery-codes/": reads(by=WITHOUT_CODES),
    "konto/2fa/recovery-codes/generate/": form(),
    "konto/2fa/recovery-codes/download/": reads(by=WITHOUT_CODES),
    "konto/2fa/webauthn/": own(),
    "konto/2fa/webauthn/add/": form(),
    "konto/2fa/webauthn/reauthenticate/": form(),
    "konto/2fa/webauthn/keys/<int:pk>/remove/": form(rows=KEYS),
    "konto/2fa/webauthn/keys/<int:pk>/edit/": form(rows=KEYS),
    "konto/2fa/webauthn/login/": form(),
    "konto/3rdparty/login/cancelled/": reads(),
    "konto/3rdparty/login/error/": reads(by=TO_LOGIN),
    "konto/3rdparty/signup/": form(TO_LOGIN),
    "konto/3rdparty/": form(),
    # Old addresses that lead to the ones above.
    "konto/social/login/cancelled/": form(EVERYONE),
    "konto/social/login/error/": form(EVERYONE),
    "konto/social/signup/": form(EVERYONE),
    "konto/social/connections/": form(EVERYONE),
    "konto/oidc/<slug:provider_id>/login/": form(NOBODY, {"": {"provider_id": "oidc"}}),
    "konto/oidc/<slug:provider_id>/login/callback/": form(NOBODY, {"": {"provider_id": "oidc"}}),
    "konto/sessions/": form(),
}
PEOPLE = {
    "min-side/": own(),
    "min-side/konto/": sends(display_name="Carla", language="da"),
    "min-side/samtykke/<slug:purpose>/": sends(rows={"": {"purpose": "portrait"}}, act="give"),
    "min-side/mine-data/": own(),
    "min-side/mine-data.json": own(),
    "min-side/slet/": form({**SIGNED_IN, "secretariat_in_one_step": Answer.STEPS}),
    "slettet/": reads(),
    "tillid": reads(),
    "was": reads(),
    "postkontor/": reads(),
}
PUBLIC = {
    "sund": reads(),
    "filer/<path:name>": reads({"unseen": {"name": "offentlig/x.pdf"}}),
    "": reads(),
    "kommuner/": reads(),
    "kommuner/<slug:slug>/": reads({"own": {"slug": "kommune-100"}, "unseen": {"slug": "findes-ikke"}}),
    "kort/land.json": reads(),
    "aktoerer/": reads(),
    "spillesteder/": reads(),
    "musikskoler/": reads(),
    r"^aktoerer/liste\.(?P<form>csv|xlsx|json)$": reads(EXPORTS),
    r"^spillesteder/liste\.(?P<form>csv|xlsx|json)$": reads(EXPORTS),
    r"^musikskoler/liste\.(?P<form>csv|xlsx|json)$": reads(EXPORTS),
    "aktoerer/<slug:slug>/": reads(ACTORS),
    "metoder/": reads(),
    "metoder/<slug:slug>/": reads({"own": {"slug": "en-metode"}, "unseen": {"slug": "findes-ikke"}}),
    "ordbog/": reads(),
    "netvaerk/": reads(),
    "soeg/": reads(),
    "soeg/forslag/": reads(),
}
OWN_BAND, OTHER_BAND, NO_BAND = {"slug": "eget-band"}, {"slug": "andet-band"}, {"slug": "findes-ikke"}
SCHOOLS: Rows = {"own": {"slug": "eget-skole"}, "other": {"slug": "andet-skole"}, "unseen": {"slug": "findes-ikke"}}
BANDS: Rows = {"own": OWN_BAND, "other": OTHER_BAND, "unseen": NO_BAND}
# `unseen` is another's room or seat under one's own actor's address.
ROOMS: Rows = {
    "own": {"slug": "eget-sted", "pk": 901},
    "other": {"slug": "andet-sted", "pk": 902},
    "unseen": {"slug": "eget-sted", "pk": 902},
}


def of_actor(*methods: str, seats: str, office: bool = False, rows: Rows = ACTORS) -> Expected:
    """For the seats named (`owner editor member`), each at their own actor; for the office where it may, too."""
    also = dict.fromkeys(OFFICE, Answer.OK) if office else {}
    here = {f"seat_{seat}": Answer.OK for seat in seats.split()}
    there = {"stranger_owner": Answer.OK} if "owner" in seats else {}
    own = rule(Answer.REFUSED, anonymous=Answer.LOGIN, **here, **also)
    other = rule(Answer.REFUSED, anonymous=Answer.LOGIN, **there, **also)
    return Expected(dict.fromkeys(methods, own), rows, dict.fromkeys(methods, other))


SEEN_BY_OFFICE = rule(Answer.REFUSED, anonymous=Answer.LOGIN, **dict.fromkeys(OFFICE, Answer.OK))
CLAIMABLE = {**SIGNED_IN, **dict.fromkeys(["seat_member", "seat_editor", "seat_owner"], Answer.REFUSED)}
CLAIMABLE_THERE = {**SIGNED_IN, "stranger_owner": Answer.REFUSED}
OF_ACTORS = {
    "aktoerer/ny/": form(),
    "aktoerer/ny/<int:pk>/fortryd/": sends(WITHOUT_CODES, {"unseen": {"pk": 999999}}),
    "aktoerer/<slug:slug>/ret/": of_actor(*BOTH, seats="owner editor"),
    "aktoerer/<slug:slug>/tal/": of_actor(*BOTH, seats="owner editor", rows=SCHOOLS),
    "aktoerer/<slug:slug>/tjekket/": of_actor("POST", seats="owner editor", office=True),
    "aktoerer/<slug:slug>/skjul/": Expected(dict.fromkeys(BOTH, SEEN_BY_OFFICE), ACTORS),
    "aktoerer/<slug:slug>/overtag/": Expected(
        dict.fromkeys(BOTH, CLAIMABLE), ACTORS, dict.fromkeys(BOTH, CLAIMABLE_THERE)
    ),
    "aktoerer/<slug:slug>/overtag/fortryd/": sends(WITHOUT_CODES, ACTORS),
    "aktoerer/<slug:slug>/fortael/": form(EVERYONE, ACTORS),
    "aktoerer/<slug:slug>/rum/nyt/": of_actor(*BOTH, seats="owner editor"),
    "aktoerer/<slug:slug>/rum/<int:pk>/": of_actor(*BOTH, seats="owner editor", rows=ROOMS),
    "aktoerer/<slug:slug>/rum/<int:pk>/fjern/": of_actor("POST", seats="owner editor", rows=ROOMS),
    "aktoerer/<slug:slug>/rum/<int:pk>/datablad.pdf": reads({"unseen": ROOMS["unseen"]}),
    "aktoerer/<slug:slug>/kit.json": reads(BANDS),
    "aktoerer/<slug:slug>/kit/": of_actor(*BOTH, seats="owner editor", rows=BANDS),
    "aktoerer/<slug:slug>/kit/medlem/": of_actor("POST", seats="owner editor", rows=BANDS),
    "aktoerer/<slug:slug>/kit/link/": of_actor("POST", seats="owner editor", rows=BANDS),
    "aktoerer/<slug:slug>/kit/fil/": of_actor("POST", seats="owner editor", rows=BANDS),
    "aktoerer/<slug:slug>/kit/rider/fjern/": of_actor("POST", seats="owner editor", rows=BANDS),
    "aktoerer/<slug:slug>/kit/<slug:part>/<int:pk>/fjern/": of_actor(
        "POST", seats="owner editor", rows={"unseen": {**OWN_BAND, "part": "link", "pk": 999999}}
    ),
    "aktoerer/<slug:slug>/kit/<slug:part>/<int:pk>/det-er-mig/": Expected(
        dict.fromkeys(BOTH, EVERYONE), {"unseen": {**OWN_BAND, "part": "fil", "pk": 999999}}
    ),
    "aktoerer/<slug:slug>/pladser/": Expected(
        {
            "GET": of_actor("GET", seats="owner editor member", office=True).methods["GET"],
            "POST": of_actor("POST", seats="owner").methods["POST"],
        },
        ACTORS,
        {
            "GET": of_actor("GET", seats="owner", office=True).other["GET"],
            "POST": of_actor("POST", seats="owner").other["POST"],
        },
    ),
    "aktoerer/<slug:slug>/pladser/traed-ud/": of_actor("POST", seats="owner editor member"),
    "aktoerer/<slug:slug>/pladser/<int:pk>/": of_actor("POST", seats="owner", rows=ROOMS),
    "aktoerer/<slug:slug>/pladser/<int:pk>/afslut/": of_actor("POST", seats="owner", rows=ROOMS),
    "aktoerer/<slug:slug>/pladser/invitation/<int:pk>/fortryd/": of_actor(
        "POST", seats="owner", rows={"unseen": {"slug": "eget-sted", "pk": 999999}}
    ),
    "invitation/<str:token>/": form(rows={"unseen": {"token": "x"}}),
}
OFFERS: Rows = {"own": {"slug": "eget-tilbud"}, "other": {"slug": "andet-tilbud"}, "unseen": {"slug": "findes-ikke"}}
# `unseen` is another's date under one's own draft's address.
DATES: Rows = {
    "own": {"slug": "eget-kladde", "pk": 901},
    "other": {"slug": "andet-kladde", "pk": 902},
    "unseen": {"slug": "eget-kladde", "pk": 902},
}


OF_OFFERS = {
    "tilbud/": reads(),
    r"^tilbud/liste\.(?P<form>csv|xlsx|json)$": reads(EXPORTS),
    "aktoerer/<slug:slug>/tilbud/nyt/": of_actor(*BOTH, seats="owner editor"),
    "tilbud/<slug:slug>/": of_offer("GET", anonymous=Answer.HIDDEN, office=Answer.OK),
    "tilbud/<slug:slug>/ret/": of_offer(*BOTH),
    "tilbud/<slug:slug>/udgiv/": of_offer("POST"),
    "tilbud/<slug:slug>/luk/": of_offer("POST", rows=OFFERS, others=Answer.REFUSED),
    "tilbud/<slug:slug>/stands/": Expected(dict.fromkeys(BOTH, SEEN_BY_OFFICE), OFFERS),
    "tilbud/<slug:slug>/kopier/": of_offer("POST"),
    "tilbud/<slug:slug>/datoer/": of_offer(*BOTH),
    "tilbud/<slug:slug>/datoer/<int:pk>/": of_offer(*BOTH, rows=DATES),
    "tilbud/<slug:slug>/datoer/<int:pk>/aflys/": of_offer("POST", rows=DATES),
    "tilbud/<slug:slug>/datoer/<int:pk>/fjern/": of_offer("POST", rows=DATES),
}
METHOD_POSTER = {"kind": "metoder", "slug": "en-metode"}
NO_POSTER = {"kind": "aktoerer", "slug": "findes-ikke"}
POSTER = r"^plakater/(?P<kind>aktoerer|metoder|tilbud)/(?P<slug>[-\w]+)"
MACHINES = {
    ".well-known/security.txt": reads(),
    "favicon.ico": reads(),
    "robots.txt": reads(),
    "sitemap.xml": reads(),
    "sitemap-<slug:section>.xml": reads({"": {"section": "aktoerer"}, "unseen": {"section": "x"}}),
    "feeds/nyt.atom": reads(),
    "en/feeds/nyt.atom": reads(),
    "data/": reads(),
    "data/<slug:subject>.<slug:form>": reads({"unseen": {"subject": "x", "form": "csv"}}),
    "metoder/hent.<slug:form>": reads({"": {"form": "csv"}, "unseen": {"form": "x"}}),
    "moenstre/": reads(),
    "plakater/": reads(),
    POSTER + r"\.svg$": reads({"own": METHOD_POSTER, "unseen": NO_POSTER}),
    POSTER + r"\.pdf$": reads({"unseen": NO_POSTER}),
}
# What waits for the office: about `eget-sted`, and about `andet-sted`.
CASES: Rows = {"own": {"pk": 901}, "other": {"pk": 902}, "unseen": {"pk": 999999}}
PAIRS: Rows = {
    "own": {"first": 901, "second": 902},
    "other": {"first": 911, "second": 912},
    "unseen": {"first": 901, "second": 999999},
}
CHECKED: Rows = {which: {"name": "aktoer", **named} for which, named in ACTORS.items()}
CHECKED |= {"practice": {"name": "metode", "slug": "en-metode"}}
OFFICE_ROUTES = {
    "kontor/": office(),
    "kontor/anmodninger/": office(),
    "kontor/anmodninger/<int:pk>/": sends(OF_OFFICE, CASES, decision="accept"),
    "kontor/nye-aktoerer/": office(),
    "kontor/nye-aktoerer/<int:pk>/": sends(OF_OFFICE, CASES, decision="accept"),
    "kontor/tips/": office(),
    "kontor/tips/<int:pk>/": sends(OF_OFFICE, CASES),
    "kontor/dubletter/": office(),
    "kontor/dubletter/<int:first>/<int:second>/": sends(OF_OFFICE, PAIRS, decision="first"),
    "kontor/usikre/": office(),
    "kontor/ikke-tjekket/": office(),
    "kontor/tjekket/<slug:name>/<slug:slug>/": sends(OF_OFFICE, CHECKED),
    "kontor/tilbud/": office(),
    "kontor/skjulte/": office(),
    "kontor/skjulte/<slug:slug>/vis/": sends(OF_OFFICE, ACTORS),
    "kontor/konflikter/": office(),
    "kontor/konflikter/<int:pk>/": sends(OF_OFFICE, CASES, decision="keep"),
}
TABLE: dict[str, Expected] = {
    **ALLAUTH,
    **PEOPLE,
    **PUBLIC,
    **WITHOUT_ACCOUNT,
    **OF_ACTORS,
    **OF_OFFERS,
    **OF_SIGN_UPS,
    **MACHINES,
    **OFFICE_ROUTES,
}
