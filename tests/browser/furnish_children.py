"""Children on a sheet for the browser to read: one whose guardian is asked, one with a yes. See `furnish`."""

from datetime import datetime, timedelta
from typing import Any


def children_and_guardians(band: Any, by: Any, now: datetime) -> dict[str, str]:
    """An offer from 10 years with two adults, another without, and the links of children and of a guardian."""
    from musikfaellesskabet.letters.models import Delivery  # here, since Django must be set up before
    from musikfaellesskabet.offers.models import Offer
    from musikfaellesskabet.signups import actions
    from musikfaellesskabet.signups.actions import Said, ask_guardian, confirm, sign_up
    from musikfaellesskabet.signups.links import child_token_of, token_of
    from musikfaellesskabet.signups.models import Whom
    from tests.browser.furnish_rest import put_up

    offer = put_up(band, "Lørdag for de yngste", by, now)
    Offer.objects.filter(pk=offer.pk).update(age_from=10)
    offer.refresh_from_db()
    for name in ("Mette", "Jonas"):
        actions.name_adult(offer, name=name, attested_on=(now - timedelta(days=9)).date(), by=by, now=now)
    actions.open_sheet(offer, places=3, closes_at=None, hours_to_answer=24, by=by, now=now)
    sheet = offer.sign_up_sheet
    ask_guardian(sheet, email="foraelder@example.org", language="da", key="asked", now=now)
    letter = Delivery.objects.get(to="foraelder@example.org")
    question = next(line for line in letter.text.splitlines() if "/vaerge/" in line)
    said = Said("Ida", "carla@example.org", "da", whom=Whom.CHILD, guardian="Carla")
    confirmed = confirm(sign_up(sheet, said, key="yes", now=now), now=now)
    return {
        "young": offer.slug,
        "question": question.strip().rstrip("/").rsplit("/", 1)[-1],
        "child_asked": child_token_of("asked"),
        "child_placed": child_token_of("yes"),
        "of_guardian": token_of(confirmed.pk),
    }
