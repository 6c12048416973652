from django.urls import path

from musikfaellesskabet.letters.views import post_office

urlpatterns = [path("postkontor/", post_office.index, name="post-office")]
