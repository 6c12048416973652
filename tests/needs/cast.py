"""A region of two municipalities with a town, and people who miss something there."""

from datetime import datetime
from urllib.parse import urlsplit

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.needs.actions import leave_need
from musikfaellesskabet.needs.models import Need
from musikfaellesskabet.needs.told import Said
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Theme
from musikfaellesskabet.region.models import Municipality, Town
from tests.cast import NOW
from tests.offers.cast import stage

NAMES = {"0101": "Storby", "0102": "Lilleby"}


def home(code: str = "0101") -> Municipality:
    name = NAMES[code]
    facts = {"name": name, "slug": name.lower(), "latitude": 55.4 + int(code[-1]) / 10, "longitude": 12.1}
    return Municipality.objects.get_or_create(code=code, defaults=facts)[0]


def town(name: str = "Nordhavn", code: str = "0101") -> Town:
    home(code)
    facts = {"sort_name": name.lower(), "latitude": 55.5, "longitude": 12.2}
    return Town.objects.get_or_create(name=name, municipality_code=code, defaults=facts)[0]


def wish(theme: Theme = Theme.WRITE, code: str = "0101", *, order: int = 2, **facts: object) -> Said:
    """Someone from 15 to 17 years who wants an offer for everyone, unless told otherwise."""
    told = {"age_group": AgeGroup.FROM_15, "group_wish": GroupWish.ANYONE, "stage": stage(order), **facts}
    return Said(theme=theme, municipality=home(code), **told)


def left(said: Said | None = None, *, times: int = 1, email: str = "", at: datetime = NOW) -> list[Need]:
    return [leave_need(said or wish(), email=email, now=at) for _ in range(times)]


def counted(actor: Actor, persons: int, said: Said | None = None, at: datetime = NOW) -> Need:
    need = (said or wish()).row(at)
    need.actor, need.persons = actor, persons
    need.save()
    return need


def letters_to(name: str) -> list[Delivery]:
    return list(Delivery.objects.filter(to=f"{name}@example.net").order_by("pk"))


def link_in(letter: Delivery, folder: str) -> str:
    """The path that a letter tells, under this folder."""
    return next(urlsplit(line).path for line in letter.text.splitlines() if f"/behov/{folder}/" in line)
