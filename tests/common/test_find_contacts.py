"""A mail address or a telephone number in words that everyone reads."""

import pytest

from musikfaellesskabet.common.contacts import has_contact


@pytest.mark.parametrize(
    ("text", "has_one"),
    [
        ("Mette, ringede 3/5, 2012 3456", True),
        ("ring 20123456", True),
        ("ring 20 12 34 56.", True),
        ("ring 20.12.34.56", True),
        ("ring +45 20-12-34-56", True),
        ("skriv til mette@huset.example", True),
        ("Mette <mette.hansen@huset.co.example>, 3. maj", True),
        ("husets telefon, 3. maj 2026", False),
        ("set den 23-11-2026", False),
        ("set den 23.11.2026 og 3/5/2026", False),
        ("set 2026-11-23", False),
        ("årsberetning 2024-2025, side 12", False),
        ("årsberetning 2024/2025", False),
        ("CVR-nr. 12345678", False),
        ("https://avis.example/20123456/artikel", False),
        ("https://huset.example/@huset", False),
        ("1234567 besøg, 123456789 visninger", False),
        ("", False),
    ],
)
def test_contact_is_told_from_days_and_numbers(text: str, has_one: bool) -> None:
    assert has_contact(text) is has_one
