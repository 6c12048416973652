"""What every test may ask for."""

from pathlib import Path

import pytest
from django.conf import settings

from musikfaellesskabet.region.loading import Outcome, load


@pytest.fixture
def kulturmetropolen(db: None) -> Outcome:
    """The real region, loaded."""
    return load(Path(settings.BASE_DIR) / "data" / "kulturmetropolen")
