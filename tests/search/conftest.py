"""The real region, indexed once for each module; every test's own changes are taken back as always."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from musikfaellesskabet.region.loading import load
from musikfaellesskabet.search.indexing import reindex
from musikfaellesskabet.search.language import words
from musikfaellesskabet.search.lexicon import Lexicon


@pytest.fixture(scope="module")
def indexed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The real region with its index, in a transaction around the module's tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(Path(settings.BASE_DIR) / "data" / "kulturmetropolen")
        reindex()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The real dictionary; built at first use."""
    return words()
