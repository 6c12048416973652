"""Needs that have been told, who wants to hear of them, and the counts that are shown."""

from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.needs.disclosure import SHOWN_FROM
from musikfaellesskabet.needs.links import OF_LISTENER, OF_NEED, token_of
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.people.retention import Term
from musikfaellesskabet.region.models import Genre, Mode, Municipality, Stage, Town

MOST_PERSONS = 500
LIFE = Term(months=12)


class NeedQuerySet(models.QuerySet["Need"]):
    """Conditions on needs."""

    def standing(self, at: datetime) -> "NeedQuerySet":
        """Those whose time has not passed; at the very instant it has."""
        return self.filter(renewed_at__gt=LIFE.before(at))


class Need(models.Model):
    """What someone wishes to do, and where it must be for them to come. No name, and no address.

    `actor` has counted several `persons` together; without one, it is one person who has told of themselves.
    """

    theme = models.CharField(_("hvad"), max_length=10, choices=Theme.choices)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="needs", verbose_name=_("kommune")
    )
    town = models.ForeignKey(
        Town, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    stage = models.ForeignKey(
        Stage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("trin")
    )
    genre = models.ForeignKey(
        Genre, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("genre")
    )
    age_group = models.CharField(_("alder"), max_length=10, choices=AgeGroup.choices)
    group_wish = models.CharField(
        _("hvem det skal være for"), max_length=10, choices=GroupWish.choices, default=GroupWish.ANYONE
    )
    minutes = models.PositiveSmallIntegerField(_("hvor lang tid"), choices=Minutes.choices, default=Minutes.HALF)
    mode = models.CharField(_("hvordan"), max_length=10, choices=Mode.choices, default=Mode.TRANSIT)
    afternoons = models.BooleanField(Times.AFTERNOONS.label, default=False)
    evenings = models.BooleanField(Times.EVENINGS.label, default=False)
    saturdays = models.BooleanField(Times.SATURDAYS.label, default=False)
    sundays = models.BooleanField(Times.SUNDAYS.label, default=False)
    persons = models.PositiveIntegerField(_("hvor mange"), default=1, validators=[MinValueValidator(1)])
    actor = models.ForeignKey(
        Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="needs", verbose_name=_("talt af")
    )
    made_at = models.DateTimeField(_("fortalt"))
    renewed_at = models.DateTimeField(_("gælder fra"))
    is_made_up = models.BooleanField(_("opdigtet"), default=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("behov")
        verbose_name_plural = _("behov")
        constraints = [
            models.CheckConstraint(condition=Q(persons__gte=1, persons__lte=MOST_PERSONS), name="need_of_someone"),
            models.CheckConstraint(condition=Q(persons=1) | Q(actor__isnull=False), name="need_of_one_or_counted"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="need_theme_is_known"),
            models.CheckConstraint(condition=Q(age_group__in=AgeGroup.values), name="need_age_is_known"),
            models.CheckConstraint(condition=Q(group_wish__in=GroupWish.values), name="need_wish_is_known"),
        ]
        indexes = [models.Index(fields=["renewed_at"], name="need_age")]

    def __str__(self) -> str:
        return f"{self.get_theme_display()}, {self.municipality}"

    def get_absolute_url(self) -> str:
        """The person's own page: whoever has its address may withdraw it, so only they are told it."""
        return reverse("need", args=[token_of(self.pk, OF_NEED)])

    @property
    def times(self) -> list[Times]:
        """When in the week, in its order; empty for any time."""
        return [time for time in Times if getattr(self, time.value)]

    @property
    def ends_at(self) -> datetime:
        """When it is no longer counted, unless it is renewed."""
        return LIFE.after(self.renewed_at)


class Listener(models.Model):
    """An address that is told when there are more who wish the same."""

    need = models.OneToOneField(Need, on_delete=models.CASCADE, related_name="listener")
    email = models.EmailField(_("mail"))
    language = models.CharField(_("sprog"), max_length=2)
    asked_at = models.DateTimeField(_("spurgt"))
    confirmed_at = models.DateTimeField(_("mail bekræftet"), null=True, blank=True)
    told = models.PositiveIntegerField(_("sidst fortalt om"), default=0)
    reminded_at = models.DateTimeField(_("spurgt, om det stadig gælder"), null=True, blank=True)

    class Meta:
        verbose_name = _("adresse til breve om et behov")
        verbose_name_plural = _("adresser til breve om behov")

    def __str__(self) -> str:
        return str(self.need)

    def get_absolute_url(self) -> str:
        """Where the address says yes or no; stands only in letters to it."""
        return reverse("need-letters", args=[token_of(self.pk, OF_LISTENER)])


class Edition(models.Model):
    """All counts as they were shown at one time. Everyone reads the latest; nothing is counted when it is asked for."""

    published_at = models.DateTimeField(_("udgivet"))
    has_made_up = models.BooleanField(_("med opdigtede behov"), default=False)

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("udgave af behovstal")
        verbose_name_plural = _("udgaver af behovstal")

    def __str__(self) -> str:
        return f"{self.published_at:%Y-%m-%d}"


class ShownCount(models.Model):
    """One count of an edition. `depth` is how far down the tree its cell stands; what lies deeper is not told.

    An empty stage at depth 2 or more is that of those who do not know theirs.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="counts")
    group_wish = models.CharField(max_length=10, choices=GroupWish.choices)
    depth = models.PositiveSmallIntegerField()
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.CASCADE, related_name="+")
    stage = models.ForeignKey(Stage, null=True, on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(max_length=10, choices=Theme.choices, blank=True)
    age_group = models.CharField(max_length=10, choices=AgeGroup.choices, blank=True)
    at_least = models.PositiveIntegerField(_("mindst"))

    class Meta:
        ordering = ["edition", "depth", "pk"]
        verbose_name = _("vist antal behov")
        verbose_name_plural = _("viste antal behov")
        constraints = [models.CheckConstraint(condition=Q(at_least__gte=SHOWN_FROM), name="count_shown_from_five")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.at_least}"
