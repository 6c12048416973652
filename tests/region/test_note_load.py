"""A load that changed something stands in the ledger."""

from pathlib import Path

import pytest

from musikfaellesskabet.people.models import LedgerEntry
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import Load
from tests.cast import NOW
from tests.region.test_load_region import edit, isles

__all__ = ["isles"]

pytestmark = pytest.mark.django_db


def test_load_that_changed_something_leaves_one_entry_with_its_counts(isles: Path) -> None:
    first = load(isles, now=NOW)
    load(isles)
    edit(isles, "municipalities.csv", "1200,2024", "1300,2025")
    second = load(isles)
    entries = [(one.verb, one.by, one.reason) for one in LedgerEntry.objects.all()]
    assert entries == [("region-loaded", None, first.counts), ("region-loaded", None, second.counts)]
    assert second.counts == f"0 new, 1 updated, {second.unchanged} unchanged, 0 refused, 0 conflicts"
    done = Load.objects.earliest("pk")
    assert (done.folder, done.loaded_at, LedgerEntry.objects.earliest("number").at) == ("oerne", NOW, NOW)
