from django.urls import path

from musikfaellesskabet.needs.views import counted, counts, own, wish

urlpatterns = [
    path("behov/", counts.index, name="needs"),
    path("behov/nyt/", wish.new, name="need-new"),
    path("behov/mit/<str:token>/", own.show, name="need"),
    path("behov/mit/<str:token>/forny/", own.renew, name="need-renew"),
    path("behov/mit/<str:token>/traek-tilbage/", own.withdraw, name="need-withdraw"),
    path("behov/breve/<str:token>/", own.letters, name="need-letters"),
    path("behov/breve/<str:token>/ja/", own.letters_yes, name="need-letters-yes"),
    path("behov/breve/<str:token>/stop/", own.letters_no, name="need-letters-no"),
    path("aktoerer/<slug:slug>/behov/", counted.index, name="needs-counted"),
    path("aktoerer/<slug:slug>/behov/fil/", counted.preview, name="needs-preview"),
    path("aktoerer/<slug:slug>/behov/gem/", counted.keep, name="needs-keep"),
    path("aktoerer/<slug:slug>/behov/skabelon.csv", counted.template, name="needs-template"),
    path("aktoerer/<slug:slug>/behov/<int:pk>/fjern/", counted.withdraw, name="need-uncount"),
]
