"""The ways to a practice. What is published here is for everyone."""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.knowledge.queries import with_actors
from musikfaellesskabet.people.models import User


def practice_for(viewer: User | AnonymousUser, slug: str) -> Practice:
    """The practice with all that its page shows; five queries. Raises Http404."""
    found = Practice.objects.prefetch_related("stages", "target_groups", "municipalities", with_actors())
    return get_object_or_404(found, slug=slug)
