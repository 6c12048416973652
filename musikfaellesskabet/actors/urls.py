from django.urls import path

from musikfaellesskabet.actors.views import actor

urlpatterns = [
    path("aktoerer/", actor.index, name="actors"),
    path("aktoerer/<slug:slug>/", actor.show, name="actor"),
]
