"""What every page knows of the region: its name and the platform's, from the region's own data."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from musikfaellesskabet.region.models import Setting


def settings_of_region() -> dict[str, str]:
    """key → text in the active language; one query."""
    return {setting.key: setting.text for setting in Setting.objects.all()}


def region(request: HttpRequest) -> dict[str, Any]:
    """`region.name`, `region.platform`, … in templates."""
    return {"region": SimpleLazyObject(settings_of_region)}
