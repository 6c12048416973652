"""A letter of the tests."""

from musikfaellesskabet.letters.actions import send_letter
from musikfaellesskabet.letters.models import Delivery
from tests.cast import NOW


def letter(to: str = "carla@example.org", *, text: str = "Hej Carla") -> Delivery:
    return send_letter(to=to, subject="En besked til dig", text=text, language="da", about="claim", now=NOW)
