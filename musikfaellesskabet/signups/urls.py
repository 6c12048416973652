from django.urls import path

from musikfaellesskabet.signups.views import adult, child, guardian, own, sheet, signing

urlpatterns = [
    path("tilbud/<slug:slug>/tilmeldinger/", sheet.index, name="sign-ups"),
    path("tilbud/<slug:slug>/tilmeldinger/<int:pk>/meld-fra/", sheet.cancel, name="sign-up-cancel-for"),
    path("tilbud/<slug:slug>/voksne/", adult.index, name="adults-in-charge"),
    path("tilbud/<slug:slug>/voksne/<int:pk>/fjern/", adult.remove, name="adult-in-charge-remove"),
    path("tilbud/<slug:slug>/tilmeld/", signing.new, name="sign-up-new"),
    path("tilbud/<slug:slug>/tilmeld/barn/", child.new, name="sign-up-child"),
    path("tilbud/<slug:slug>/tilmeld/spoerg/", child.ask, name="sign-up-ask"),
    path("tilmelding/barn/<str:token>/", child.show, name="sign-up-of-child"),
    path("tilmelding/barn/<str:token>/fra/", child.cancel, name="sign-up-of-child-cancel"),
    path("tilmelding/<str:token>/", own.show, name="sign-up"),
    path("tilmelding/<str:token>/ja/", own.confirm, name="sign-up-confirm"),
    path("tilmelding/<str:token>/fra/", own.cancel, name="sign-up-cancel"),
    path("vaerge/<str:token>/", guardian.show, name="guardian-question"),
    path("vaerge/<str:token>/nej/", guardian.no, name="guardian-no"),
]
