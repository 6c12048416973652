from django.urls import path

from musikfaellesskabet.signups.views import own, sheet, signing

urlpatterns = [
    path("tilbud/<slug:slug>/tilmeldinger/", sheet.index, name="sign-ups"),
    path("tilbud/<slug:slug>/tilmeldinger/<int:pk>/meld-fra/", sheet.cancel, name="sign-up-cancel-for"),
    path("tilbud/<slug:slug>/tilmeld/", signing.new, name="sign-up-new"),
    path("tilmelding/<str:token>/", own.show, name="sign-up"),
    path("tilmelding/<str:token>/ja/", own.confirm, name="sign-up-confirm"),
    path("tilmelding/<str:token>/fra/", own.cancel, name="sign-up-cancel"),
]
