"""Who may find what: a document has one audience, a viewer belongs to several."""

from django.contrib.auth.models import AnonymousUser

from musikfaellesskabet.people.models import User
from musikfaellesskabet.search.registry import PUBLIC

SIGNED_IN = "signed-in"

Viewer = User | AnonymousUser


def own_audience(user: User) -> str:
    """The audience of one person alone."""
    return f"person:{user.pk}"


def audiences_of(viewer: Viewer) -> list[str]:
    """All audiences the viewer belongs to."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return [PUBLIC]
    return [PUBLIC, SIGNED_IN, own_audience(viewer)]
