from django.urls import path

from musikfaellesskabet.office.views import (
    conflict,
    duplicate,
    front,
    hidden,
    need,
    offer,
    quality,
    request,
    suggestion,
)

urlpatterns = [
    path("kontor/", front.show, name="office"),
    path("kontor/anmodninger/", request.claims, name="office-claims"),
    path("kontor/anmodninger/<int:pk>/", request.decide_claim, name="office-claim-decide"),
    path("kontor/nye-aktoerer/", request.proposals, name="office-proposals"),
    path("kontor/nye-aktoerer/<int:pk>/", request.decide_proposal, name="office-proposal-decide"),
    path("kontor/tips/", suggestion.index, name="office-suggestions"),
    path("kontor/tips/<int:pk>/", suggestion.close, name="office-suggestion-close"),
    path("kontor/dubletter/", duplicate.index, name="office-duplicates"),
    path("kontor/dubletter/<int:first>/<int:second>/", duplicate.decide, name="office-duplicate-decide"),
    path("kontor/usikre/", quality.doubtful_index, name="office-doubtful"),
    path("kontor/ikke-tjekket/", quality.unchecked_index, name="office-unchecked"),
    path("kontor/tjekket/<slug:name>/<slug:slug>/", quality.check, name="office-check"),
    path("kontor/tilbud/", offer.index, name="office-offers"),
    path("kontor/behov/", need.index, name="office-needs"),
    path("kontor/skjulte/", hidden.index, name="office-hidden"),
    path("kontor/skjulte/<slug:slug>/vis/", hidden.show, name="office-show"),
    path("kontor/konflikter/", conflict.index, name="office-conflicts"),
    path("kontor/konflikter/<int:pk>/", conflict.decide, name="office-conflict-decide"),
]
