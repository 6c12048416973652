"""What every page knows of the region: its name and the platform's, from the region's own data."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from musikfaellesskabet.region.models import Setting
from musikfaellesskabet.region.notes import notes_of_region


def settings_of_region() -> dict[str, str]:
    """key → text in the active language; one query."""
    return {setting.key: setting.text for setting in Setting.objects.all()}


def region(request: HttpRequest) -> dict[str, Any]:
    """`region.name`, … in templates; `source_notes` for `source_words`, not read on Danish pages."""
    return {"region": SimpleLazyObject(settings_of_region), "source_notes": SimpleLazyObject(notes_of_region)}
