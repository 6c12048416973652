from django.urls import path

from musikfaellesskabet.people.views import erasure, my_page, trust

urlpatterns = [
    path("min-side/", my_page.show, name="my-page"),
    path("min-side/konto/", my_page.update, name="my-page-update"),
    path("min-side/samtykke/<slug:purpose>/", my_page.consent, name="consent-create"),
    path("min-side/mine-data/", my_page.data, name="my-data"),
    path("min-side/mine-data.json", my_page.data_file, name="my-data-file"),
    path("min-side/slet/", erasure.create, name="account-erase"),
    path("slettet/", erasure.done, name="account-erased"),
    path("tillid", trust.show, name="trust"),
    path("was", trust.accessibility, name="accessibility"),
]
