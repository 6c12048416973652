"""Offers (tilbud) and who stands behind them."""

from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, Answer
from musikfaellesskabet.offers.states import OPEN_STATES, OfferState
from musikfaellesskabet.region.models import FocusArea, Genre, Stage, TargetGroup


class Kind(models.TextChoices):
    TEACHING = "teaching", _("Undervisning")
    ENSEMBLE = "ensemble", _("Sammenspil")
    CAMP = "camp", _("Lejr")
    WORKSHOP = "workshop", _("Workshop")
    MENTORING = "mentoring", _("Sparring med en mentor")
    REHEARSAL_ROOM = "rehearsal_room", _("Øvelokale")
    OPEN_STAGE = "open_stage", _("Åben scene")
    CONCERT_SLOT = "concert_slot", _("Plads på en koncert")
    COURSE = "course", _("Kursus")
    CHOIR = "choir", _("Kor")
    OTHER = "other", _("Andet")


class Language(models.TextChoices):
    DANISH = "da", _("Dansk")
    ENGLISH = "en", _("Engelsk")
    BOTH = "da-en", _("Dansk og engelsk")
    OTHER = "other", _("Et andet sprog")


OLDEST, MOST_PARTICIPANTS = 120, 50_000
_AGES = [MaxValueValidator(OLDEST)]
_PEOPLE = [MinValueValidator(1), MaxValueValidator(MOST_PARTICIPANTS)]
ACCESS = ("step_free_entrance", "accessible_toilet", "hearing_loop", "quiet_room")


class OfferQuerySet(models.QuerySet["Offer"]):
    def published(self) -> "OfferQuerySet":
        return self.filter(state=OfferState.PUBLISHED).shown()

    def ever_public(self) -> "OfferQuerySet":
        """Those that have a page for everyone: a closed one says that it is."""
        return self.exclude(state=OfferState.DRAFT).shown()

    def shown(self) -> "OfferQuerySet":
        """Those that somebody stands behind whom the office has not hidden."""
        behind = OfferOwner.objects.filter(offer=models.OuterRef("pk"), accepted_at__isnull=False, actor__hiding=None)
        return self.filter(models.Exists(behind))

    def of(self, actor: Actor) -> "OfferQuerySet":
        """Those that the actor stands behind."""
        return self.filter(owners__actor=actor, owners__accepted_at__isnull=False)


class Offer(models.Model):
    """Something one can take part in. Empty is unknown; a price of 0 is free."""

    slug = models.SlugField(unique=True, max_length=80)
    state = models.CharField(_("tilstand"), max_length=10, choices=OfferState.choices, default=OfferState.DRAFT)
    kind = models.CharField(_("slags"), max_length=16, choices=Kind.choices)
    title_da = models.CharField(_("titel"), max_length=100)
    title_en = models.CharField(_("titel på engelsk"), max_length=100, blank=True)
    sort_title = models.CharField(max_length=140, editable=False)
    summary_da = models.CharField(_("kort fortalt"), max_length=300, blank=True)
    summary_en = models.CharField(_("kort fortalt på engelsk"), max_length=300, blank=True)
    description_da = models.TextField(_("beskrivelse"), max_length=4000, blank=True)
    description_en = models.TextField(_("beskrivelse på engelsk"), max_length=4000, blank=True)
    stages = models.ManyToManyField(Stage, blank=True, related_name="offers", verbose_name=_("trin"))
    genres = models.ManyToManyField(Genre, blank=True, related_name="offers", verbose_name=_("genrer"))
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="offers", verbose_name=_("målgrupper"))
    focus_areas = models.ManyToManyField(FocusArea, blank=True, related_name="offers", verbose_name=_("indsatsområder"))
    age_from = models.PositiveSmallIntegerField(_("alder fra"), null=True, blank=True, validators=_AGES)
    age_to = models.PositiveSmallIntegerField(_("alder til"), null=True, blank=True, validators=_AGES)
    language = models.CharField(_("sprog"), max_length=5, choices=Language.choices, blank=True)
    price_dkk = models.DecimalField(
        _("pris i kroner"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    free_for = models.CharField(_("gratis for"), max_length=200, blank=True)
    step_free_entrance = models.CharField(_("trinfri indgang"), max_length=3, choices=Answer.choices, blank=True)
    accessible_toilet = models.CharField(_("handicaptoilet"), max_length=3, choices=Answer.choices, blank=True)
    hearing_loop = models.CharField(_("teleslynge"), max_length=3, choices=Answer.choices, blank=True)
    quiet_room = models.CharField(_("stille rum"), max_length=3, choices=Answer.choices, blank=True)
    access_notes = models.CharField(_("mere om adgang"), max_length=300, blank=True)
    bring = models.CharField(_("tag med"), max_length=300, blank=True)
    food = models.CharField(_("mad"), max_length=300, blank=True)
    transport = models.CharField(_("sådan kommer man frem"), max_length=300, blank=True)
    contact = models.CharField(_("stedets kontakt"), max_length=200, blank=True)
    how_to_join = models.TextField(_("sådan kommer man med"), max_length=1000, blank=True)
    join_url = models.URLField(_("adresse til tilmelding"), max_length=300, blank=True)
    participants_from = models.PositiveIntegerField(_("mindst deltagere"), null=True, blank=True, validators=_PEOPLE)
    participants_to = models.PositiveIntegerField(_("højst deltagere"), null=True, blank=True, validators=_PEOPLE)
    deadline = models.DateField(_("frist"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["sort_title", "pk"]
        verbose_name = _("tilbud")
        verbose_name_plural = _("tilbud")
        indexes = [models.Index(fields=["state", "sort_title"], name="offer_by_title")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="offer_kind_is_known"),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
                name="offer_ages_in_order",
                violation_error_message=_("Den yngste alder kan ikke være højere end den ældste."),
            ),
            models.CheckConstraint(
                condition=Q(participants_from=None)
                | Q(participants_to=None)
                | Q(participants_from__lte=F("participants_to")),
                name="offer_participants_in_order",
                violation_error_message=_("Der kan ikke skulle flere til, end der er plads til."),
            ),
            models.CheckConstraint(condition=Q(price_dkk=None) | Q(price_dkk__gte=0), name="offer_price_not_negative"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("offer", args=[self.slug])

    @property
    def title(self) -> str:
        return self._in_language("title")[0]

    @property
    def title_language(self) -> str:
        return self._in_language("title")[1]

    @property
    def summary(self) -> str:
        return self._in_language("summary")[0]

    @property
    def summary_language(self) -> str:
        return self._in_language("summary")[1]

    @property
    def description(self) -> str:
        return self._in_language("description")[0]

    @property
    def description_language(self) -> str:
        return self._in_language("description")[1]

    def _in_language(self, name: str) -> tuple[str, str]:
        """The words in the active language, and the language they are in; Danish where English is missing."""
        english = str(getattr(self, f"{name}_en"))
        return (english, "en") if get_language() == "en" and english else (str(getattr(self, f"{name}_da")), "da")

    @property
    def is_draft(self) -> bool:
        return self.state == OfferState.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == OfferState.PUBLISHED

    @property
    def is_closed(self) -> bool:
        return self.state == OfferState.CLOSED

    @property
    def is_open(self) -> bool:
        """Whether it may still be written to."""
        return self.state in OPEN_STATES

    @property
    def is_free(self) -> bool:
        return self.price_dkk == 0

    def is_past_deadline(self, at: datetime) -> bool:
        """Whether the deadline's day is over; `at` in local time."""
        return self.deadline is not None and self.deadline < at.date()


class OfferOwner(models.Model):
    """An actor that stands behind an offer, from the moment it has said yes; until then it is only asked."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="owners")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="owned_offers")
    accepted_at = models.DateTimeField(_("sagde ja"), null=True, blank=True)

    class Meta:
        ordering = ["accepted_at", "pk"]
        verbose_name = _("ejer af et tilbud")
        constraints = [models.UniqueConstraint(fields=["offer", "actor"], name="offer_owner_once")]

    def __str__(self) -> str:
        return f"{self.offer}: {self.actor}"
