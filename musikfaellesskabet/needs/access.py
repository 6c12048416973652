"""Gates: how a need and an address are reached.

Everyone may leave a need. One's own is reached by its signed link alone, and what others have told is seen by nobody:
only counts are shown (`disclosure`).
"""

from django.shortcuts import get_object_or_404

from musikfaellesskabet.needs.links import OF_LISTENER, OF_NEED, pk_of
from musikfaellesskabet.needs.models import Listener, Need


def own_need(token: str) -> Need:
    """The need that its link opens. Raises Http404 for a link that is none, or whose row has gone."""
    rows = Need.objects.select_related("municipality", "town", "stage", "genre", "listener")
    return get_object_or_404(rows, pk=pk_of(token, OF_NEED), actor=None)


def own_listener(token: str) -> Listener:
    """The address that the link in a letter was sent to. Raises Http404 as `own_need` does."""
    return get_object_or_404(Listener.objects.select_related("need"), pk=pk_of(token, OF_LISTENER))
