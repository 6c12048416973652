"""The pages that a visitor can reach: one address for each route, Danish path."""

PUBLIC_PAGES = {
    "front": "/",
    "actors": "/aktoerer/",
    "venues": "/spillesteder/",
    "music-schools": "/musikskoler/",
    "actor": "/aktoerer/gimle/",
    "practices": "/metoder/",
    "practice": "/metoder/urban-grrls/",
    "glossary": "/ordbog/",
}
LANGUAGES = {"da": "", "en": "/en"}
WIDTHS = [360, 1280]
