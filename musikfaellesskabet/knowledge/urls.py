from django.urls import path

from musikfaellesskabet.knowledge.views import network, practice, term

urlpatterns = [
    path("metoder/", practice.index, name="practices"),
    path("metoder/hent.<slug:form>", practice.download, name="practices-file"),
    path("metoder/<slug:slug>/", practice.show, name="practice"),
    path("ordbog/", term.index, name="glossary"),
    path("netvaerk/", network.index, name="networks"),
]
