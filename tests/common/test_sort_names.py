"""Names in Danish order, whatever the database's collation."""

from musikfaellesskabet.common.text import sort_key


def test_danish_letters_come_after_every_z() -> None:
    names = ["Aarhus", "Zone", "Ærø", "Øvelokale", "Åben scene", "Abe", "Zigzag"]
    expected = ["Abe", "Zigzag", "Zone", "Ærø", "Øvelokale", "Åben scene", "Aarhus"]
    assert sorted(names, key=sort_key) == expected
