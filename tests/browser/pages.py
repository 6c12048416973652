"""The pages that a visitor can reach: one address for each route, Danish path."""

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

# Pages of people who are signed in, by whose they are; `{venue}`, `{room}` … come from `furnish`.
INNER_PAGES = {
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
        "/konto/2fa/totp/activate/",
        "/konto/2fa/webauthn/add/",
        "/konto/sessions/",
        "/konto/logout/",
    ],
    "musikskole": ["/aktoerer/{school}/tal/", "/aktoerer/{school}/behov/"],
    "artist": [
        "/aktoerer/{band}/",
        "/aktoerer/{band}/kit/",
        "/aktoerer/{band}/tilbud/nyt/",
        "/tilbud/{offer}/",
        "/tilbud/{offer}/ret/",
        "/tilbud/{offer}/datoer/",
        "/tilbud/{offer}/datoer/{date}/",
        "/tilbud/{offer}/tilmeldinger/",
    ],
    "gaest": [
        "/aktoerer/gimle/overtag/",
        "/min-side/",
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
        "/kontor/konflikter/",
        "/konto/2fa/",
    ],
}
# What nobody finds: an address without a page, and the office for someone who does not work there.
HIDDEN_PAGES = {"gaest": ["/kontor/", "/findes-ikke/"]}
