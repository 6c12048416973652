"""Each test begins in Danish, whatever page the last one asked for."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_danish() -> Iterator[None]:
    with override("da"):
        yield
