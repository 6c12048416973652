"""The closed lists that a need is told by. All are about the offer that is wished for; none says who someone is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from musikfaellesskabet.needs.disclosure import SENSITIVE_SHOWN_FROM, SHOWN_FROM


class Theme(models.TextChoices):
    """What one wants to do."""

    WRITE = "write", _("Skrive sange")
    PLAY = "play", _("Spille sammen med andre")
    SING = "sing", _("Synge")
    LEARN = "learn", _("Lære et instrument")
    PRODUCE = "produce", _("Lave musik på computer")
    PERFORM = "perform", _("Spille for publikum")
    REHEARSE = "rehearse", _("Have et sted at øve")


class AgeGroup(models.TextChoices):
    UNDER_13 = "under_13", _("Under 13 år")
    FROM_13 = "13_14", _("13-14 år")
    FROM_15 = "15_17", _("15-17 år")
    FROM_18 = "18_24", _("18-24 år")
    FROM_25 = "25_64", _("25-64 år")
    FROM_65 = "65", _("65 år eller mere")

    @property
    def lowest_age(self) -> int:
        """The age that everyone in the group has reached."""
        return {"under_13": 0, "13_14": 13, "15_17": 15, "18_24": 18, "25_64": 25, "65": 65}[self.value]


class GroupWish(models.TextChoices):
    """Whom the offer should be made for."""

    ANYONE = "anyone", _("Åbent for alle")
    GIRLS = "girls", _("For piger og kvinder")
    OLDER = "older", _("For ældre")
    CALM = "calm", _("Med ro og støtte, uden krav om at præstere")
    BELONGING = "belonging", _("For unge, der mangler et fællesskab")

    @property
    def is_sensitive(self) -> bool:
        """Whether the wish may tell something of a person's life: then more must share it, and no address is kept."""
        return self in {GroupWish.CALM, GroupWish.BELONGING}

    @property
    def shown_from(self) -> int:
        """How many must share a count for it to be shown."""
        return SENSITIVE_SHOWN_FROM if self.is_sensitive else SHOWN_FROM


class Minutes(models.IntegerChoices):
    """How long the way may take."""

    QUARTER = 15, _("15 minutter")
    HALF = 30, _("30 minutter")
    THREE_QUARTERS = 45, _("45 minutter")
    HOUR = 60, _("En time")
    LONGER = 90, _("Halvanden time")


class Times(models.TextChoices):
    """When in the week; none chosen is any time."""

    AFTERNOONS = "afternoons", _("Hverdage om eftermiddagen")
    EVENINGS = "evenings", _("Hverdage om aftenen")
    SATURDAYS = "saturdays", pgettext_lazy("hver uge", "Lørdage")
    SUNDAYS = "sundays", pgettext_lazy("hver uge", "Søndage")
