from django.urls import path

from musikfaellesskabet.region.views import chart

urlpatterns = [
    path("kort/land.json", chart.land_json, name="map-land"),
]
