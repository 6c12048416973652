from django.urls import path, re_path

from musikfaellesskabet.offers.views import listing, offer, session, stop

urlpatterns = [
    path("tilbud/", listing.index, name="offers"),
    re_path(r"^tilbud/liste\.(?P<form>csv|xlsx|json)$", listing.download, name="offers-file"),
    path("aktoerer/<slug:slug>/tilbud/nyt/", offer.new, name="offer-new"),
    path("tilbud/<slug:slug>/", offer.show, name="offer"),
    path("tilbud/<slug:slug>/ret/", offer.edit, name="offer-edit"),
    path("tilbud/<slug:slug>/udgiv/", offer.publish, name="offer-publish"),
    path("tilbud/<slug:slug>/luk/", offer.close, name="offer-close"),
    path("tilbud/<slug:slug>/stands/", stop.new, name="offer-stop"),
    path("tilbud/<slug:slug>/kopier/", offer.copy, name="offer-copy"),
    path("tilbud/<slug:slug>/datoer/", session.index, name="offer-sessions"),
    path("tilbud/<slug:slug>/datoer/<int:pk>/", session.edit, name="session-edit"),
    path("tilbud/<slug:slug>/datoer/<int:pk>/aflys/", session.cancel, name="session-cancel"),
    path("tilbud/<slug:slug>/datoer/<int:pk>/fjern/", session.destroy, name="session-destroy"),
]
