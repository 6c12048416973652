"""The pages that a browser reads: at least one address for each route, Danish path.

`tests/test_pages_are_read.py` holds that no route is forgotten.
"""

READING_PAGES = {
    "front": "/",
    "actors": "/aktoerer/",
    "actor": "/aktoerer/gimle/",
    "venues": "/spillesteder/",
    "music-schools": "/musikskoler/",
    "municipalities": "/kommuner/",
    "municipality": "/kommuner/roskilde/",
    "offers": "/tilbud/",
    "needs": "/behov/",
    "practices": "/metoder/",
    "practice": "/metoder/urban-grrls/",
    "networks": "/netvaerk/",
    "glossary": "/ordbog/",
    "search": "/soeg/?q=scene",
    "posters": "/plakater/",
    "patterns": "/moenstre/",
    "open-data": "/data/",
    "accessibility": "/was",
    "trust": "/tillid",
    "account-erased": "/slettet/",
    "api": "/api/",
    "post-office": "/postkontor/",
}
# These hold a form to send, and so set the cookie that guards it.
FORM_PAGES = {
    "account_login": "/konto/login/",
    "account_signup": "/konto/signup/",
    "account_reset_password": "/konto/password/reset/",
    "actor-suggest": "/aktoerer/gimle/fortael/",
    "need-new": "/behov/nyt/",
}
PUBLIC_PAGES = READING_PAGES | FORM_PAGES
LANGUAGES = {"da": "", "en": "/en"}

# Pages by who reads them, `nobody` without logging in; `{venue}`, `{room}` … come from `furnish`.
INNER_PAGES = {
    "nobody": [
        "/konto/inactive/",
        "/konto/confirm-email/",
        "/konto/confirm-email/{address}/",
        "/konto/confirm-email/x/",
        "/konto/password/reset/done/",
        "/konto/password/reset/key/{reset_who}-{reset}/",
        "/konto/password/reset/key/x-x/",
        "/konto/password/reset/key/done/",
        "/konto/3rdparty/login/cancelled/",
        "/aktoerer/{band}/kit/medlem/{member}/det-er-mig/",
        "/aktoerer/{band}/fortael/?om=offer-{open_pk}",
        "/tilbud/{open}/",
        "/tilbud/{open}/tilmeld/",
        "/tilbud/{shut}/tilmeld/",
        "/tilmelding/{unconfirmed}/",
        "/tilmelding/{held}/",
        "/tilmelding/{placed}/",
        "/tilmelding/{waiting}/",
        "/tilmelding/{cancelled}/",
        "/tilmelding/{lapsed}/",
        "/tilbud/{young}/tilmeld/",
        "/tilbud/{young}/tilmeld/barn/",
        "/tilbud/{young}/tilmeld/spoerg/",
        "/tilmelding/{of_guardian}/",
        "/tilmelding/barn/{child_asked}/",
        "/tilmelding/barn/{child_placed}/",
        "/vaerge/{question}/",
        "/behov/mit/{need}/",
        "/behov/mit/{need_asked}/",
        "/behov/mit/{need_ended}/",
        "/behov/breve/{letters_asked}/",
        "/behov/breve/{letters_wanted}/",
    ],
    "spillested": [
        "/min-side/",
        "/min-side/mine-data/",
        "/min-side/slet/",
        "/aktoerer/{venue}/",
        "/aktoerer/{venue}/ret/",
        "/aktoerer/{venue}/rum/nyt/",
        "/aktoerer/{venue}/rum/{room}/",
        "/aktoerer/{venue}/pladser/",
        "/aktoerer/ny/",
        "/konto/email/",
        "/konto/password/change/",
        "/konto/reauthenticate/",
        "/konto/2fa/",
        "/konto/2fa/totp/activate/",
        "/konto/2fa/webauthn/",
        "/konto/2fa/webauthn/add/",
        "/konto/3rdparty/",
        "/konto/sessions/",
        "/konto/logout/",
        "/invitation/{invitation}/",
    ],
    "musikskole": ["/aktoerer/{school}/tal/", "/aktoerer/{school}/behov/"],
    "artist": [
        "/min-side/",
        "/aktoerer/{band}/",
        "/aktoerer/{band}/kit/",
        "/aktoerer/{band}/tilbud/nyt/",
        "/tilbud/{offer}/",
        "/tilbud/{offer}/ret/",
        "/tilbud/{offer}/datoer/",
        "/tilbud/{offer}/datoer/{date}/",
        "/tilbud/{offer}/tilmeldinger/",
        "/tilbud/{quiet}/tilmeldinger/",
        "/tilbud/{open}/tilmeldinger/",
        "/tilbud/{young}/tilmeldinger/",
        "/tilbud/{young}/voksne/",
        "/tilbud/{shut}/",
    ],
    "gaest": [
        "/aktoerer/gimle/overtag/",
        "/min-side/",
        "/konto/email/",
        "/invitation/{invitation}/",
        "/tilbud/{quiet}/",
        "/tilbud/{open}/tilmeld/",
        "/soeg/?q=qqqqxyzzy",
        "/aktoerer/?kommune=roskilde&trin=spirende",
    ],
    "sekretariat": [
        "/kontor/",
        "/kontor/anmodninger/",
        "/kontor/nye-aktoerer/",
        "/kontor/tips/",
        "/kontor/dubletter/",
        "/kontor/usikre/",
        "/kontor/ikke-tjekket/",
        "/kontor/tilbud/",
        "/kontor/skjulte/",
        "/kontor/konflikter/",
        "/aktoerer/{hidden}/",
        "/aktoerer/{venue}/skjul/",
        "/aktoerer/{venue}/pladser/",
        "/tilbud/{untended}/",
        "/tilbud/{untended}/stands/",
        "/kontor/behov/",
        "/konto/2fa/",
        "/konto/2fa/reauthenticate/",
        "/konto/2fa/webauthn/",
        "/konto/2fa/webauthn/reauthenticate/",
    ],
}
# What nobody finds: an address without a page, and the office for someone who does not work there.
HIDDEN_PAGES = {"gaest": ["/kontor/", "/findes-ikke/"]}
# These ask again for the second step some minutes after the last time, so they are read at once.
SHOWN_AGAIN = (
    "/konto/2fa/recovery-codes/generate/",
    "/konto/2fa/recovery-codes/",
    "/konto/2fa/totp/deactivate/",
    "/konto/2fa/webauthn/keys/{passkey}/edit/",
    "/konto/2fa/webauthn/keys/{passkey}/remove/",
)
# Read on the way to somewhere, by the test that is named.
PASSED_PAGES = {
    "/konto/2fa/authenticate/": "test_second_step_has_no_fault",
    **dict.fromkeys(SHOWN_AGAIN, "test_page_that_asks_who_one_is_again_has_no_fault"),
}

_MACHINE = "a file or an answer for a machine, and no page"
_ELSEWHERE = "leads on to another page, which is read"
_PROVIDER = "only with a provider of log-ins, which this site has not; test_sign_in_by_provider.py goes through it"
UNREAD_ROUTES = {
    "konto/login/code/confirm/": "no log-in by a code in a letter is switched on, so it leads on",
    "konto/password/set/": "only for who has no password; for all others it leads to the change of it",
    "konto/2fa/webauthn/login/": _MACHINE,
    "konto/2fa/recovery-codes/download/": _MACHINE,
    "konto/3rdparty/login/error/": _PROVIDER,
    "konto/3rdparty/signup/": _PROVIDER,
    "konto/oidc/<slug:provider_id>/login/": _PROVIDER,
    "konto/oidc/<slug:provider_id>/login/callback/": _PROVIDER,
    "konto/social/login/cancelled/": _ELSEWHERE,
    "konto/social/login/error/": _ELSEWHERE,
    "konto/social/signup/": _ELSEWHERE,
    "konto/social/connections/": _ELSEWHERE,
    "min-side/mine-data.json": _MACHINE,
    "sund": _MACHINE,
    "favicon.ico": _MACHINE,
    "filer/<path:name>": _MACHINE,
    "kort/land.json": _MACHINE,
    r"^aktoerer/liste\.(?P<form>csv|xlsx|json)$": _MACHINE,
    r"^spillesteder/liste\.(?P<form>csv|xlsx|json)$": _MACHINE,
    r"^musikskoler/liste\.(?P<form>csv|xlsx|json)$": _MACHINE,
    r"^tilbud/liste\.(?P<form>csv|xlsx|json)$": _MACHINE,
    "soeg/forslag/": "a piece of a page; test_suggest_search.py reads it where it stands",
    "aktoerer/<slug:slug>/rum/<int:pk>/datablad.pdf": _MACHINE,
    "aktoerer/<slug:slug>/kit.json": _MACHINE,
    "aktoerer/<slug:slug>/behov/skabelon.csv": _MACHINE,
    ".well-known/security.txt": _MACHINE,
    "robots.txt": _MACHINE,
    "sitemap.xml": _MACHINE,
    "sitemap-<slug:section>.xml": _MACHINE,
    "feeds/nyt.atom": _MACHINE,
    "en/feeds/nyt.atom": _MACHINE,
    "data/<slug:subject>.<slug:form>": _MACHINE,
    "metoder/hent.<slug:form>": _MACHINE,
    r"^plakater/(?P<kind>aktoerer|metoder|tilbud)/(?P<slug>[-\w]+)\.svg$": _MACHINE,
    r"^plakater/(?P<kind>aktoerer|metoder|tilbud)/(?P<slug>[-\w]+)\.pdf$": _MACHINE,
}
UNREAD_PREFIXES = {"api/v1/": _MACHINE}


def read_addresses() -> set[str]:
    """Every address above, with `{…}` where `furnish` fills in."""
    inner = {path for paths in INNER_PAGES.values() for path in paths}
    return set(PUBLIC_PAGES.values()) | inner | set(PASSED_PAGES)
