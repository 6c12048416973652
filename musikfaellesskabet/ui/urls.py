from django.urls import path

from musikfaellesskabet.ui.views import patterns

urlpatterns = [path("moenstre/", patterns.index, name="patterns")]
