from django.urls import path

from musikfaellesskabet.search.views import search

urlpatterns = [
    path("soeg/", search.index, name="search"),
    path("soeg/forslag/", search.suggestions, name="search-suggest"),
]
