"""JSON-LD: what is unknown is left out, what is nought is told, and no text ends the block."""

import json
import re

from django.conf import settings

from musikfaellesskabet.common.linked_data import block, known, organization, postal_address


def test_what_is_empty_is_left_out_and_nought_is_told() -> None:
    told = {"a": "", "b": None, "c": [], "d": {}, "e": 0, "f": False, "g": "x"}
    assert known(told) == {"e": 0, "f": False, "g": "x"}


def test_nothing_to_tell_makes_no_block() -> None:
    assert (block({}), block({"a": 1})) == ("", '<script type="application/ld+json">{"a": 1}</script>')


def test_no_text_ends_the_block() -> None:
    text = "</script><!--&amp;"
    inner = re.fullmatch(r'<script type="application/ld\+json">([^<>&]*)</script>', block({"a": text}))
    assert inner
    assert json.loads(inner[1]) == {"a": text}


def test_address_needs_a_town_or_a_region() -> None:
    found = [
        postal_address(town="", region="", postal_code="4000", country="DK"),
        postal_address(town="Byen", region="", postal_code="4000", country="DK/SE"),
        postal_address(town="", region="Ådal", country="DK"),
    ]
    assert found == [
        None,
        {"@type": "PostalAddress", "postalCode": "4000", "addressLocality": "Byen"},
        {"@type": "PostalAddress", "addressRegion": "Ådal", "addressCountry": "DK"},
    ]


def test_body_is_told_by_name_and_whole_address() -> None:
    class Body:
        name = "Huset"

        def get_absolute_url(self) -> str:
            return "/aktoerer/huset/"

    assert organization(Body()) == {
        "@type": "Organization",
        "name": "Huset",
        "url": f"{settings.SITE_URL}/aktoerer/huset/",
    }
