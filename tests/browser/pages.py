"""The pages that a visitor can reach: one address for each route, Danish path."""

READING_PAGES = {
    "front": "/",
    "actors": "/aktoerer/",
    "actor": "/aktoerer/gimle/",
    "venues": "/spillesteder/",
    "music-schools": "/musikskoler/",
    "municipalities": "/kommuner/",
    "municipality": "/kommuner/roskilde/",
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
}
PUBLIC_PAGES = READING_PAGES | FORM_PAGES
LANGUAGES = {"da": "", "en": "/en"}
WIDTHS = [360, 1280]
