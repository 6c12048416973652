"""Something to say yes to, for the platform itself asks for nothing yet."""

import pytest
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.purposes import PURPOSES, Purpose


@pytest.fixture(autouse=True)
def portrait(monkeypatch: pytest.MonkeyPatch) -> Purpose:
    """A purpose whose text is read in two languages."""
    purpose = Purpose("portrait", _("Min side"), _("Gemt."), months=12)
    monkeypatch.setitem(PURPOSES, purpose.key, purpose)
    return purpose
