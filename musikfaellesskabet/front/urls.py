from django.urls import path

from musikfaellesskabet.front.views import front

urlpatterns = [path("", front.show, name="front")]
