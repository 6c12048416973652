from django.urls import path

from musikfaellesskabet.common.views import files

urlpatterns = [path("filer/<path:name>", files.show, name="file")]
