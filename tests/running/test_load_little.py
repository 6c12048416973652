"""A web process does not carry what its installation does not use."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.running.processes import environment

ASK = """
import sys
from musikfaellesskabet.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted({"requests", "jwt", "av", "pikepdf", "typst", "openpyxl"} & set(sys.modules)))
"""


def loaded(folder: Path, **changes: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment(folder, **changes),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.split()


def test_without_a_provider_nothing_to_speak_with_one_is_loaded(tmp_path: Path) -> None:
    assert loaded(tmp_path) == []


@pytest.mark.parametrize("name", ["requests", "jwt"])
def test_with_a_provider_it_is(tmp_path: Path, name: str) -> None:
    assert name in loaded(tmp_path, OIDC_SERVER_URL="https://id.example.org", OIDC_CLIENT_ID="us")
