"""All addresses. Danish paths; English stands under /en/ with the same path."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from musikfaellesskabet.api.views import document
from musikfaellesskabet.front.views import machines

urlpatterns = [
    path("sund", machines.health, name="health"),
    path("api/v1/", include("musikfaellesskabet.api.urls")),
    path("", include("musikfaellesskabet.common.urls")),
    *i18n_patterns(
        path("konto/", include("allauth.urls")),
        path("", include("musikfaellesskabet.people.urls")),
        path("api/", document.read, name="api"),
        path("", include("musikfaellesskabet.front.urls")),
        path("", include("musikfaellesskabet.region.urls")),
        path("", include("musikfaellesskabet.actors.urls")),
        path("", include("musikfaellesskabet.knowledge.urls")),
        path("", include("musikfaellesskabet.search.urls")),
        path("", include("musikfaellesskabet.letters.urls")),
        prefix_default_language=False,
    ),
]
