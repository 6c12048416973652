"""All addresses. Danish paths; English stands under /en/ with the same path."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("musikfaellesskabet.front.machine_urls")),
    path("api/v1/", include("musikfaellesskabet.api.urls")),
    path("", include("musikfaellesskabet.common.urls")),
    *i18n_patterns(
        path("konto/", include("allauth.urls")),
        path("", include("musikfaellesskabet.people.urls")),
        path("", include("musikfaellesskabet.api.pages")),
        path("", include("musikfaellesskabet.front.urls")),
        path("", include("musikfaellesskabet.ui.urls")),
        path("", include("musikfaellesskabet.region.urls")),
        path("", include("musikfaellesskabet.actors.urls")),
        path("", include("musikfaellesskabet.knowledge.urls")),
        path("", include("musikfaellesskabet.offers.urls")),
        path("", include("musikfaellesskabet.signups.urls")),
        path("", include("musikfaellesskabet.needs.urls")),
        path("", include("musikfaellesskabet.office.urls")),
        path("", include("musikfaellesskabet.search.urls")),
        path("", include("musikfaellesskabet.letters.urls")),
        prefix_default_language=False,
    ),
]
