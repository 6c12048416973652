from django.urls import path, re_path

from musikfaellesskabet.front.views import front, poster

_POSTER = r"^plakater/(?P<kind>aktoerer|metoder|tilbud)/(?P<slug>[-\w]+)"

urlpatterns = [
    path("", front.show, name="front"),
    path("plakater/", poster.index, name="posters"),
    re_path(_POSTER + r"\.svg$", poster.svg, name="poster-svg"),
    re_path(_POSTER + r"\.pdf$", poster.pdf, name="poster-pdf"),
]
