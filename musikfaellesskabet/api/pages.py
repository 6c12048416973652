"""Pages for people who want data: about the API, and files to fetch."""

from django.urls import path

from musikfaellesskabet.api.views import data, document

urlpatterns = [
    path("api/", document.read, name="api"),
    path("data/", data.index, name="open-data"),
    path("data/<slug:subject>.<slug:form>", data.download, name="data-file"),
]
