"""Practices: ways of working that somebody has tried."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.provenance import Confidence, Imported, Sourced
from musikfaellesskabet.region.models import Municipality, Stage, TargetGroup


class Origin(models.TextChoices):
    """Whose result a practice is, seen from the region."""

    OWN = "own", _("Regionens eget")
    LOCAL = "local", _("Lokal praksis i regionen")
    NATIONAL = "national", _("National reference")
    SISTER = "sister", _("Fra en anden region")


WHOSE = {
    Origin.OWN: _("Regionens fælles indsats står bag. Det er regionens eget resultat."),
    Origin.LOCAL: _("En kommune eller en aktør i regionen står bag. Det er ikke regionens fælles resultat."),
    Origin.NATIONAL: _("Andre i landet står bag. Brug det som reference; det er ikke regionens resultat."),
    Origin.SISTER: _("En anden kulturregion står bag. Det er ikke vores resultat."),
}
HOW_SURE = {
    Confidence.HIGH: _("Vi er ret sikre: Kilderne siger det klart."),
    Confidence.MEDIUM: _("Vi er nogenlunde sikre: Kilderne er få eller ældre."),
    Confidence.LOW: _("Vi er usikre: Kilderne nævner det kun kort."),
    Confidence.UNKNOWN: _("Vi ved ikke, hvor sikkert det er."),
}


class FormatFamily(models.TextChoices):
    """What kind of thing it is; the exact form stands in words beside it."""

    COURSE = "course", _("Forløb og camps")
    GATHERING = "gathering", _("Møder og samtaler")
    EVENT = "event", _("Koncerter og begivenheder")
    PLACE = "place", _("Steder og værksteder")
    STRUCTURE = "structure", _("Netværk, puljer og fælles drift")
    STUDY = "study", _("Kortlægning og idéspor")


class Practice(Imported, Sourced):
    """A way of working that somebody has tried. `origin` and `belongs_to` say whose result it is."""

    name = models.CharField(_("navn"), max_length=160)
    slug = models.SlugField(unique=True, max_length=80)
    sort_name = models.CharField(max_length=200, editable=False)
    origin = models.CharField(_("hvis resultat"), max_length=10, choices=Origin.choices)
    belongs_to = models.CharField(_("hører til"), max_length=120)
    period = models.CharField(_("hvornår"), max_length=40, blank=True)
    first_year = models.PositiveSmallIntegerField(_("begyndte"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("sluttede"), null=True, blank=True)
    lead = models.CharField(_("ledet af"), max_length=200, blank=True)
    partners = models.TextField(_("partnere"), blank=True)
    audience = models.CharField(_("for hvem"), max_length=200, blank=True)
    format_family = models.CharField(_("slags form"), max_length=10, choices=FormatFamily.choices)
    format = models.CharField(_("form"), max_length=120, blank=True)
    summary_da = models.TextField(_("kort fortalt"))
    summary_en = models.TextField(_("kort fortalt på engelsk"), blank=True)
    results = models.TextField(_("resultater"), blank=True)
    stages = models.ManyToManyField(Stage, blank=True, related_name="practices", verbose_name=_("trin"))
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="practices", verbose_name=_("målgrupper")
    )
    actors = models.ManyToManyField(Actor, blank=True, related_name="practices", verbose_name=_("aktører"))
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="practices", verbose_name=_("kommuner")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("metode")
        verbose_name_plural = _("metoder")
        constraints = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="practice_origin_is_known"),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("first_year")), name="practice_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("practice", args=[self.slug])

    @property
    def summary(self) -> str:
        return self.summary_en if self.summary_language == "en" else self.summary_da

    @property
    def summary_language(self) -> str:
        return "en" if get_language() == "en" and self.summary_en else "da"

    @property
    def whose(self) -> str:
        """A sentence that says whose result it is."""
        return str(WHOSE[Origin(self.origin)])

    @property
    def how_sure(self) -> str:
        """The confidence as a sentence."""
        return str(HOW_SURE[Confidence(self.confidence)])

    @property
    def sources(self) -> list[str]:
        """The addresses and notes of `source`, one by one."""
        return [piece.strip() for piece in self.source.split(" ; ") if piece.strip()]

    @property
    def plane(self) -> int | str:
        """The plane its page stands on: its first stage's hue; black where it has no stage."""
        return min((stage.order for stage in self.stages.all()), default="block")

    @property
    def first_stage(self) -> Stage | None:
        return min(self.stages.all(), key=lambda stage: stage.order, default=None)

    @property
    def belongs_to_more(self) -> str:
        """What `belongs_to` says beyond the origin's own word."""
        with override("da"):
            word = str(Origin(self.origin).label).lower()
        return "" if self.belongs_to.lower() in word else self.belongs_to

    @property
    def has_results(self) -> bool:
        """Whether anything is known of what came of it."""
        return bool(self.results) and self.results.rstrip(".").lower() not in {"ikke fundet", "tal ikke fundet"}

    @property
    def is_ongoing(self) -> bool:
        """Begun, with no end told."""
        return self.first_year is not None and self.last_year is None

    def ran_within(self, first: date, last: date) -> bool:
        """Whether any of its years lies in the span. What has no end told counts from its beginning on."""
        if self.first_year is None:
            return False
        return self.first_year <= last.year and (self.last_year is None or self.last_year >= first.year)

    def age_of_knowledge(self, today: date) -> str:
        """How old what we know is, as a sentence."""
        if self.first_year is None:
            return gettext("Vi ved ikke, hvornår det var.")
        year = self.last_year or self.first_year
        age = max(0, today.year - year)
        words = {"year": year, "age": age}
        if self.is_ongoing:
            sentence = ngettext(
                "Begyndt i %(year)s, for %(age)s år siden. Vi har ikke hørt, at det er slut.",
                "Begyndt i %(year)s, for %(age)s år siden. Vi har ikke hørt, at det er slut.",
                age,
            )
        else:
            sentence = ngettext("Viden fra %(year)s, %(age)s år gammel.", "Viden fra %(year)s, %(age)s år gammel.", age)
        return sentence % words
