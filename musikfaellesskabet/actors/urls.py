from django.urls import path, re_path

from musikfaellesskabet.actors.directory.page import EVERYONE, MUSIC_SCHOOLS, VENUES
from musikfaellesskabet.actors.views import actor, directory

_DOORS = (("aktoerer", EVERYONE), ("spillesteder", VENUES), ("musikskoler", MUSIC_SCHOOLS))

urlpatterns = [
    *(path(f"{where}/", directory.index, {"entrance": door}, name=door.url_name) for where, door in _DOORS),
    *(
        re_path(
            rf"^{where}/liste\.(?P<form>csv|xlsx|json)$",
            directory.export,
            {"entrance": door},
            name=f"{door.url_name}-export",
        )
        for where, door in _DOORS
    ),
    path("aktoerer/<slug:slug>/", actor.show, name="actor"),
]
