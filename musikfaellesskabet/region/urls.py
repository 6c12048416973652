from django.urls import path

from musikfaellesskabet.region.views import chart, municipality

urlpatterns = [
    path("kommuner/", municipality.index, name="municipalities"),
    path("kommuner/<slug:slug>/", municipality.show, name="municipality"),
    path("kort/land.json", chart.land_json, name="map-land"),
]
