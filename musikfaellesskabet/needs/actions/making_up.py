"""A demo's invented needs: nobody has told them, and every page that counts them says so."""

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.needs.actions.editions import publish_edition
from musikfaellesskabet.needs.actions.refusals import NotYetDue
from musikfaellesskabet.needs.models import Edition, Need
from musikfaellesskabet.needs.queries import municipalities_of_region
from musikfaellesskabet.needs.told import Said
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.region.models import Genre, Mode, Municipality, Stage, Town

MANY = 600
# Weights for each age group, in the order of the lists; invented, as all of it is.
AGES = [3, 7, 9, 6, 4, 2]
THEMES = {
    AgeGroup.UNDER_13: [2, 4, 3, 6, 2, 1, 0],
    AgeGroup.FROM_13: [6, 4, 3, 2, 4, 1, 1],
    AgeGroup.FROM_15: [6, 4, 2, 1, 4, 4, 3],
    AgeGroup.FROM_18: [4, 3, 1, 1, 3, 6, 4],
    AgeGroup.FROM_25: [2, 5, 4, 2, 1, 3, 3],
    AgeGroup.FROM_65: [0, 3, 8, 2, 0, 1, 1],
}
STAGES = {
    Theme.WRITE: [3, 6, 2, 1, 0],
    Theme.PLAY: [5, 4, 2, 0, 0],
    Theme.SING: [6, 3, 1, 0, 0],
    Theme.LEARN: [8, 1, 0, 0, 0],
    Theme.PRODUCE: [3, 5, 2, 1, 0],
    Theme.PERFORM: [0, 3, 7, 3, 1],
    Theme.REHEARSE: [1, 4, 5, 1, 0],
}
WISHES = [76, 12, 2, 6, 4]


@transaction.atomic
def make_up_needs(*, now: datetime) -> int:
    """Invent the demo's needs and publish them, unless they are there. Returns how many were made."""
    homes = municipalities_of_region()
    if not homes or Need.objects.filter(is_made_up=True).exists():
        return 0
    dice = Random(2026)  # noqa: S311  nothing secret: the same demo everywhere
    maker = _Maker(dice, homes)
    Need.objects.bulk_create(maker.need(now - timedelta(hours=dice.randrange(24 * 300))) for _ in range(MANY))
    with suppress(NotYetDue):
        publish_edition(with_made_up=True, now=now)
    return MANY


@transaction.atomic
def erase_made_up_needs() -> int:
    """Delete all that is invented, and the counts that it is in. Returns how many needs were deleted."""
    deleted = Need.objects.filter(is_made_up=True).delete()[0]
    Edition.objects.filter(has_made_up=True).delete()
    public_changed()
    return deleted


class _Maker:
    """Draws needs by the weights above, and places by how many live there."""

    def __init__(self, dice: Random, homes: list[Municipality]) -> None:
        self.dice, self.homes = dice, homes
        self.people = [home.population or 30_000 for home in homes]
        self.stages = list(Stage.objects.all()[:5])
        self.likely = {theme: [weight or 0.1 for weight in STAGES[theme]][: len(self.stages)] for theme in Theme}
        self.genres = list(Genre.objects.all())
        self.towns: dict[str, list[Town]] = {}
        for town in Town.objects.filter(municipality_code__in=[home.code for home in homes]):
            self.towns.setdefault(town.municipality_code, []).append(town)

    def need(self, at: datetime) -> Need:
        dice = self.dice
        age = dice.choices(list(AgeGroup), AGES)[0]
        theme = dice.choices(list(Theme), THEMES[age])[0]
        home = dice.choices(self.homes, self.people)[0]
        knows_stage = bool(self.stages) and dice.random() < 0.85
        said = Said(
            theme=theme,
            municipality=home,
            town=dice.choice(self.towns[home.code]) if home.code in self.towns and dice.random() < 0.7 else None,
            age_group=age,
            stage=dice.choices(self.stages, self.likely[theme])[0] if knows_stage else None,
            genre=dice.choice(self.genres) if self.genres and dice.random() < 0.6 else None,
            group_wish=GroupWish.OLDER if age == AgeGroup.FROM_65 else dice.choices(list(GroupWish), WISHES)[0],
            minutes=dice.choices(list(Minutes), [2, 5, 4, 3, 1])[0],
            mode=Mode.CAR if age == AgeGroup.FROM_25 else dice.choice([Mode.BICYCLE, Mode.TRANSIT, Mode.TRANSIT]),
            times=frozenset(dice.sample(list(Times), dice.randrange(3))),
        )
        need = said.row(at)
        need.is_made_up = True
        return need
