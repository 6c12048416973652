"""A claim on the office's page: what there is to compare, and what is said after the answer."""

import pytest
from django.test import Client

from musikfaellesskabet.office.likeness import is_at
from tests.cast import person
from tests.office.test_work_in_office import actor, astrid, claim_of, office

__all__ = ["astrid", "office"]


@pytest.mark.parametrize(
    ("website", "said"),
    [
        ("https://www.example.org/sted", "Mailadressen hører til hjemmesidens domæne."),
        ("https://gimle.example/", "Mailadressen hører ikke til hjemmesidens domæne."),
        ("", "Vi kender ingen hjemmeside at holde mailadressen op imod."),
    ],
)
def test_claim_shows_the_website_beside_the_address(office: Client, website: str, said: str) -> None:
    claim_of(actor("Bølgebryderen", website=website), person("Carla"))
    page = office.get("/kontor/anmodninger/").content.decode()
    others = ["hører til hjemmesidens", "hører ikke til hjemmesidens", "Vi kender ingen hjemmeside"]
    assert (said in page, sum(one in page for one in others), f'href="{website}"' in page) == (True, 1, bool(website))


@pytest.mark.parametrize(
    ("email", "is_same"),
    [("a@sted.example", True), ("a@mail.Sted.example", True), ("a@etsted.example", False), ("a@example", False)],
)
def test_address_is_of_the_websites_domain_or_one_under_it(email: str, is_same: bool) -> None:
    assert (is_at(email, "https://www.Sted.example/om"), is_at(email, "")) == (is_same, False)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"decision": "accept"}, "Carla &lt;b&gt; passer nu siden for "),
        ({"decision": "refuse", "reason": "Ring først."}, "Afslået: Carla &lt;b&gt; får ikke siden for "),
    ],
)
def test_answer_to_a_claim_says_who_got_what(office: Client, form: dict[str, str], said: str) -> None:
    claim = claim_of(actor("Bølgebryderen"), person("Carla", display_name="Carla <b>"))
    page = office.post(f"/kontor/anmodninger/{claim.pk}/", form, follow=True).content.decode()
    assert f'{said}<a href="/aktoerer/boelgebryderen/">Bølgebryderen</a>.' in page
