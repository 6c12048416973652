"""What files cost that are made anew each time."""

from musikfaellesskabet.actors.directory.page import EVERYONE, MUSIC_SCHOOLS, VENUES
from musikfaellesskabet.common.throttle_gate import costs

for entrance in (EVERYONE, VENUES, MUSIC_SCHOOLS):
    costs(f"{entrance.url_name}-export", 3)
costs("room-sheet", 6)
costs("kit-export", 1)
