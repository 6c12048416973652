from django.urls import path, re_path

from musikfaellesskabet.actors.directory.page import EVERYONE, MUSIC_SCHOOLS, VENUES
from musikfaellesskabet.actors.views import actor, claim, directory, hiding, kit, room, seat

_DOORS = (("aktoerer", EVERYONE), ("spillesteder", VENUES), ("musikskoler", MUSIC_SCHOOLS))

urlpatterns = [
    *(path(f"{where}/", directory.index, {"entrance": door}, name=door.url_name) for where, door in _DOORS),
    *(
        re_path(
            rf"^{where}/liste\.(?P<form>csv|xlsx|json)$",
            directory.download,
            {"entrance": door},
            name=f"{door.url_name}-export",
        )
        for where, door in _DOORS
    ),
    path("aktoerer/ny/", actor.new, name="actor-new"),
    path("aktoerer/ny/<int:pk>/fortryd/", claim.withdraw_own_proposal, name="proposal-withdraw"),
    path("aktoerer/<slug:slug>/", actor.show, name="actor"),
    path("aktoerer/<slug:slug>/ret/", actor.edit, name="actor-edit"),
    path("aktoerer/<slug:slug>/tal/", actor.edit_figures, name="actor-figures"),
    path("aktoerer/<slug:slug>/tjekket/", actor.check, name="actor-check"),
    path("aktoerer/<slug:slug>/skjul/", hiding.new, name="actor-hide"),
    path("aktoerer/<slug:slug>/overtag/", claim.new, name="actor-claim"),
    path("aktoerer/<slug:slug>/overtag/fortryd/", claim.withdraw, name="actor-claim-withdraw"),
    path("aktoerer/<slug:slug>/fortael/", claim.suggest, name="actor-suggest"),
    path("aktoerer/<slug:slug>/rum/nyt/", room.new, name="room-new"),
    path("aktoerer/<slug:slug>/rum/<int:pk>/", room.edit, name="room-edit"),
    path("aktoerer/<slug:slug>/rum/<int:pk>/fjern/", room.destroy, name="room-destroy"),
    path("aktoerer/<slug:slug>/rum/<int:pk>/datablad.pdf", room.sheet, name="room-sheet"),
    path("aktoerer/<slug:slug>/kit.json", kit.export, name="kit-export"),
    path("aktoerer/<slug:slug>/kit/", kit.edit, name="kit"),
    path("aktoerer/<slug:slug>/kit/medlem/", kit.create_member, name="kit-member-create"),
    path("aktoerer/<slug:slug>/kit/link/", kit.create_link, name="kit-link-create"),
    path("aktoerer/<slug:slug>/kit/fil/", kit.create_file, name="kit-file-create"),
    path("aktoerer/<slug:slug>/kit/rider/fjern/", kit.destroy_rider, name="kit-rider-destroy"),
    path("aktoerer/<slug:slug>/kit/<slug:part>/<int:pk>/fjern/", kit.destroy_part, name="kit-part-destroy"),
    path("aktoerer/<slug:slug>/kit/<slug:part>/<int:pk>/det-er-mig/", kit.object_to_part, name="kit-part-object"),
    path("aktoerer/<slug:slug>/pladser/", seat.index, name="seats"),
    path("aktoerer/<slug:slug>/pladser/traed-ud/", seat.leave, name="seat-leave"),
    path("aktoerer/<slug:slug>/pladser/<int:pk>/", seat.update, name="seat-update"),
    path("aktoerer/<slug:slug>/pladser/<int:pk>/afslut/", seat.destroy, name="seat-destroy"),
    path("aktoerer/<slug:slug>/pladser/invitation/<int:pk>/fortryd/", seat.withdraw, name="invitation-withdraw"),
    path("invitation/<str:token>/", seat.accept, name="invitation"),
]
