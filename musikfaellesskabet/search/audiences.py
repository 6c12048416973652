"""Who may find what: a document has one audience, a viewer belongs to several."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from musikfaellesskabet.people.access import works_in_office
from musikfaellesskabet.people.models import User
from musikfaellesskabet.search.registry import PUBLIC

SIGNED_IN = "signed-in"
OFFICE = "office"

Viewer = User | AnonymousUser


def own_audience(user: User) -> str:
    """The audience of one person alone."""
    return f"person:{user.pk}"


def audiences_of(viewer: Viewer) -> list[str]:
    """All audiences the viewer belongs to; the office's only for those who are at work in it."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return [PUBLIC]
    audiences = [PUBLIC, SIGNED_IN, own_audience(viewer)]
    return [*audiences, OFFICE] if works_in_office(viewer, timezone.now()) else audiences


def viewer_of(user: AbstractBaseUser | AnonymousUser) -> Viewer:
    """Whoever the request comes from, as a viewer."""
    return user if isinstance(user, User) else AnonymousUser()
