"""«Mine data» reads as words: no codes, no machine names, no other person's name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from musikfaellesskabet.actors.actions import submit_claim
from musikfaellesskabet.people.models import Act
from musikfaellesskabet.people.queries import holdings_about
from musikfaellesskabet.people.wording import tell, untold
from musikfaellesskabet.region.models import ImportConflict
from tests.actors.cast import actor, seat
from tests.cast import NOW, PASSWORD, person

pytestmark = pytest.mark.django_db
# Verbs whose ends are said by a table elsewhere.
MADE = {
    "conflict-": ImportConflict.Decision.values,
    "consent-": Act.values,
}


def verbs_in(code: str) -> Iterator[str]:
    """Every verb that the code writes into the ledger."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        verb = node.args[0]
        if name not in {"record", "_kept", "note_change"}:
            continue
        if isinstance(verb, ast.Constant) and isinstance(verb.value, str):
            yield verb.value
        elif isinstance(verb, ast.JoinedStr):
            stem = str(ast.literal_eval(verb.values[0]))
            yield from (stem + end for end in MADE[stem])


def test_every_verb_of_the_ledger_is_put_into_words() -> None:
    files = (Path(settings.BASE_DIR) / "musikfaellesskabet").rglob("*.py")
    verbs = {verb for file in files for verb in verbs_in(file.read_text(encoding="utf-8"))}
    assert (len(verbs) > 30, untold(verbs)) == (True, [])
    assert untold({*verbs, "seat-stolen"}) == ["seat-stolen"]
    with pytest.raises(ValueError, match="told twice"):
        tell({"seat-taken": "x"})


def test_page_reads_as_words_and_names_nobody_else(client: Client) -> None:
    carla, bo, huset = person("Carla"), person("Bo"), actor("Bølgebryderen")
    seat(huset, carla)
    seat(huset, bo)
    submit_claim(actor("Fyrtårnet"), by=carla, reason="Jeg bor der.", now=NOW)
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    page = client.get("/min-side/mine-data/").content.decode()
    for words in ("Bølgebryderen", "Bad om at overtage en side", "Steder, du er logget ind", "Netadresse"):
        assert words in page
    for code in ("claim-submitted", "actors.claim", "User sessions", "user agent", ">True<", ">Bo<", "Claimant"):
        assert code not in page


def test_file_keeps_codes_for_other_programs(client: Client) -> None:
    carla = person("Carla")
    submit_claim(actor(), by=carla, reason="Jeg bor der.", now=NOW)
    client.force_login(carla)
    tables = client.get("/min-side/mine-data.json").json()["tables"]
    assert [row["verb"] for row in tables["people.LedgerEntry"]] == ["claim-submitted"]


def test_another_person_is_a_number_and_oneself_is_you() -> None:
    carla = person("Carla")
    submit_claim(actor(), by=carla, reason="Jeg bor der.", now=NOW)
    with override("da"):
        claim = next(one for one in holdings_about(carla) if one.model == "actors.Claim")
    assert dict(claim.in_words[0]) == {
        "aktør": "Huset",
        "af": "dig",
        "begrundelse": "Jeg bor der.",
        "svar": "",
        "tilstand": "Venter på svar",
        "sendt": "23. november 2026 13:00",
        "afgjort": "",
    }
