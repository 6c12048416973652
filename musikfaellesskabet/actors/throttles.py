"""What files cost that are made anew each time, and how often one account may send files to be cleaned."""

from django.http import HttpRequest

from musikfaellesskabet.actors.directory.page import EVERYONE, MUSIC_SCHOOLS, VENUES
from musikfaellesskabet.common.throttle import DAY, HOUR
from musikfaellesskabet.common.throttle_gate import costs, limit

for entrance in (EVERYONE, VENUES, MUSIC_SCHOOLS):
    costs(f"{entrance.url_name}-export", 3)
costs("room-sheet", 6)
costs("kit-export", 1)


def account(request: HttpRequest) -> str:
    return str(request.user.pk or "")


for form in ("room-new", "room-edit", "kit", "kit-file-create"):
    limit(form, (60, HOUR, account), (300, DAY, account))
