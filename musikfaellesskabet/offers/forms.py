"""Parsing of what people write about offers; no writing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.series import FIRST_DAY, LAST_DAY, Series, instants
from musikfaellesskabet.region.models import Municipality
from musikfaellesskabet.ui.forms import ChangeForm, Grouped, Watchful

LONG, SOME = {"rows": 6}, {"rows": 3}
HOSTS = [Kind.VENUE, Kind.MUSIC_SCHOOL, Kind.REHEARSAL, Kind.LIBRARY, Kind.EDUCATION, Kind.FESTIVAL]
NO_SUCH_DAY = _("Skriv en dag i årene 2000-2099.")
# As Danes write a day, and as machines do.
WRITTEN_DAYS = ["%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d"]
TEXTS = ["title_da", "summary_da", "description_da", "title_en", "summary_en", "description_en"]
WHOM = ["stages", "age_from", "age_to", "genres", "target_groups", "focus_areas", "language"]
JOIN = ["how_to_join", "join_url", "deadline", "participants_from", "participants_to", "contact"]
ACCESS = ["step_free_entrance", "accessible_toilet", "hearing_loop", "quiet_room", "access_notes"]
PRACTICAL = ["bring", "food", "transport"]


class OfferForm(Grouped, ChangeForm):
    layout = (
        (_("Hvad det er"), ["kind", "title_da", "summary_da", "description_da"]),
        (_("Hvem det er for"), WHOM),
        (_("Hvad det koster"), ["price_dkk", "free_for"]),
        (_("Hvordan man kommer med"), JOIN),
        (_("Adgang"), ACCESS),
        (_("Godt at vide"), PRACTICAL),
        (_("På engelsk"), ["title_en", "summary_en", "description_en"]),
    )
    join_url = forms.URLField(
        label=_("Adresse, hvor man tilmelder sig"), required=False, max_length=300, assume_scheme="https"
    )

    class Meta:
        model = Offer
        fields = ["kind", *TEXTS, *WHOM, "price_dkk", "free_for", *JOIN, *ACCESS, *PRACTICAL]
        # Danes write 49,50; a number field of the browser would take it for no number.
        localized_fields = ["price_dkk"]
        widgets = {
            **dict.fromkeys(["stages", "genres", "target_groups", "focus_areas"], forms.CheckboxSelectMultiple),
            **dict.fromkeys(["description_da", "description_en"], forms.Textarea(LONG)),
            **dict.fromkeys(["summary_da", "summary_en", "how_to_join"], forms.Textarea(SOME)),
            "deadline": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "kind": _("Slags"),
            "title_da": _("Titel"),
            "summary_da": _("Kort fortalt"),
            "description_da": _("Beskrivelse"),
            "title_en": _("Titel på engelsk"),
            "summary_en": _("Kort fortalt på engelsk"),
            "description_en": _("Beskrivelse på engelsk"),
            "stages": _("Trin"),
            "age_from": _("Fra alder"),
            "age_to": _("Til og med alder"),
            "genres": _("Genrer"),
            "target_groups": _("Målgrupper"),
            "focus_areas": _("Indsatsområder"),
            "language": _("Sprog"),
            "price_dkk": _("Pris i kroner"),
            "free_for": _("Hvem kan få det gratis?"),
            "how_to_join": _("Sådan kommer man med"),
            "deadline": _("Frist"),
            "participants_from": _("Mindst så mange deltagere"),
            "participants_to": _("Plads til højst"),
            "contact": _("Stedets kontakt"),
            "step_free_entrance": _("Trinfri indgang"),
            "accessible_toilet": _("Handicaptoilet"),
            "hearing_loop": _("Teleslynge"),
            "quiet_room": _("Stille rum"),
            "access_notes": _("Mere om adgang"),
            "bring": _("Tag med"),
            "food": _("Mad og drikke"),
            "transport": _("Sådan kommer man frem"),
        }
        help_texts = {
            "summary_da": _("En eller to sætninger. De står øverst på siden og i søgningen."),
            "price_dkk": _("Skriv 0, hvis det er gratis. Tomt betyder, at prisen er ukendt."),
            "free_for": _("For eksempel: «alle under 18 år»."),
            "how_to_join": _("For eksempel: «Mød op. Der er instrumenter.»"),
            "contact": _("Stedets fælles e-mail eller telefon. Skriv ikke en persons."),
            "target_groups": _("Hvem tilbuddet er lavet for. Det står på tilbuddet, aldrig på en person."),
            "transport": _("For eksempel: «Fem minutter fra stationen. Bussen holder ved døren.»"),
        }


class PlaceForm(forms.Form):
    """Where a date is held."""

    venue = forms.ModelChoiceField(
        label=_("Sted"), queryset=Actor.objects.none(), required=False, empty_label=_("Et andet sted")
    )
    place = forms.CharField(label=_("Rum eller adresse"), max_length=120, required=False)
    town = forms.CharField(label=_("By"), max_length=80, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Kommune"), queryset=Municipality.objects.all(), required=False, empty_label=_("Ved ikke")
    )

    def __init__(self, *args: Any, owners: list[Actor], **more: Any) -> None:
        super().__init__(*args, **more)
        known = Actor.objects.filter(pk__in=[one.pk for one in owners])
        hosts = Actor.objects.filter(pk__in=Actor.objects.public().filter(kind__in=HOSTS).values("pk")) | known
        self.fields["venue"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["venue"].help_text = str(_("Vælger du et sted, ved vi selv byen og kommunen."))

    @property
    def place_said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("venue", "place", "town", "municipality")}


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    bounds = [MinValueValidator(FIRST_DAY, NO_SUCH_DAY), MaxValueValidator(LAST_DAY, NO_SUCH_DAY)]
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text, validators=bounds)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))


class DaysField(forms.CharField):
    """Days in words, one after the other: «15-10-2026, 22-10-2026»."""

    def to_python(self, value: Any) -> Any:
        one = forms.DateField(input_formats=WRITTEN_DAYS)
        pieces = str(super().to_python(value) or "").replace(";", ",").replace("\n", ",").split(",")
        return frozenset(one.clean(piece.strip()) for piece in pieces if piece.strip())


class SeriesForm(Grouped, PlaceForm):
    """A date, a weekly series or a camp over several days."""

    layout = (
        (_("Hvornår"), ["first_day", "starts", "ends", "last_day"]),
        (_("Hver uge"), ["until", "but_not_on"]),
        (_("Hvor"), ["venue", "place", "town", "municipality"]),
    )
    first_day = _day(_("Dag"))
    starts = _hour(_("Begynder kl."))
    ends = _hour(_("Slutter kl."))
    last_day = _day(_("Sidste dag"), required=False, help_text=_("Kun når det varer flere dage i træk, som en lejr."))
    until = _day(_("Hver uge til og med"), required=False, help_text=_("Tomt, hvis det kun er den ene gang."))
    but_not_on = DaysField(
        label=_("Undtagen disse dage"),
        required=False,
        help_text=_("Skriv dagene med komma imellem. De står i listen som aflyst, så alle kan se pausen."),
    )

    def clean(self) -> dict[str, Any]:
        """Days and hours in order; a camp is not weekly."""
        said = super().clean() or self.cleaned_data
        first, last, until = said.get("first_day"), said.get("last_day"), said.get("until")
        same_day = first and (not last or last == first)
        if same_day and said.get("starts") and said.get("ends") and said["ends"] <= said["starts"]:
            self.add_error("ends", _("Den skal slutte, efter at den er begyndt."))
        for name, day in (("last_day", last), ("until", until)):
            if first and day and day < first:
                self.add_error(name, _("Dagen ligger før den første."))
        if last and until and last - first >= timedelta(weeks=1):
            self.add_error("last_day", _("En lejr på en uge eller mere kan ikke også være hver uge."))
        return said

    @property
    def series(self) -> Series:
        said = self.cleaned_data
        names = ("first_day", "starts", "ends", "last_day", "until", "but_not_on")
        return Series(**{name: said[name] for name in names})


class SessionForm(Grouped, Watchful, PlaceForm):
    """One date that is there already."""

    fields_of: ClassVar[Mapping[str, str]] = {"starts_at": "starts", "ends_at": "ends"}

    layout = (
        (_("Hvornår"), ["first_day", "starts", "last_day", "ends"]),
        (_("Hvor"), ["venue", "place", "town", "municipality"]),
    )
    first_day = _day(_("Dag"))
    starts = _hour(_("Begynder kl."))
    last_day = _day(_("Slutter den"))
    ends = _hour(_("Slutter kl."))

    def __init__(self, data: Any = None, *, session: Session, owners: list[Actor]) -> None:
        starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        told = {"first_day": starts.date(), "starts": starts.time(), "last_day": ends.date(), "ends": ends.time()}
        where = {name: getattr(session, name) for name in ("venue", "place", "town", "municipality")}
        super().__init__(data, initial=told | where, owners=[*owners, *([session.venue] if session.venue else [])])
        self.watch({"starts_at": starts, "ends_at": ends} | where)

    def clean(self) -> dict[str, Any]:
        """It ends after it has begun."""
        said = super().clean() or self.cleaned_data
        if not self.errors and self.said()["ends_at"] <= self.said()["starts_at"]:
            self.add_error("ends", _("Den skal slutte, efter at den er begyndt."))
        return said

    def said(self) -> dict[str, Any]:
        """The four fields of when as two instants."""
        said = self.cleaned_data
        starts, ends = instants(said["first_day"], said["starts"], said["last_day"], said["ends"])
        return {"starts_at": starts, "ends_at": ends, **self.place_said}

    def changes(self) -> dict[str, Any]:
        """When is one thing: whoever moves the beginning has also read the end."""
        changed, hours = super().changes(), ("starts_at", "ends_at")
        both = {name: self.said()[name] for name in hours} if not changed.keys().isdisjoint(hours) else {}
        return changed | both


class AskForm(forms.Form):
    """What of a question to the list is written and not chosen; by its names in the address."""

    alder = forms.IntegerField(label=_("Alder"), required=False, min_value=0, max_value=120)
    fra = _day(_("Fra og med dagen"), required=False)
