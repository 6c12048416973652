"""Parsing of what people tell of their needs; no writing."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.addresses import can_be_written_to
from musikfaellesskabet.needs.models import MOST_PERSONS
from musikfaellesskabet.needs.queries import Place, places, plain_place
from musikfaellesskabet.needs.tabular import MOST_BYTES
from musikfaellesskabet.needs.told import Counted, Said
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.people.models import AgeLimit
from musikfaellesskabet.region.models import Genre, Mode, Stage
from musikfaellesskabet.ui.forms import Grouped

CHOOSE, UNKNOWN = ("", _("Vælg")), ("", _("Ved ikke"))
WISH = ["theme", "place", "age_group"]
MORE = ["stage", "genre", "group_wish", "minutes", "mode", "times"]


class PlaceField(forms.Field):
    """A town or a municipality of the region, by name; becomes a `Place`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput({"maxlength": 80}), **more)
        self.known: list[Place] = []

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError for a place that is not in the region."""
        plain = plain_place(str(value or ""))
        if not plain:
            return None
        found = next((place for place in self.known if plain_place(place.label) == plain), None)
        if found is None:
            names = ", ".join(dict.fromkeys(sorted(str(place.municipality) for place in self.known)))
            raise forms.ValidationError(
                gettext("Det sted kender vi ikke. Skriv kommunen: %(names)s.") % {"names": names}
            )
        return found


class WishFields(Grouped, forms.Form):
    """What is wished, by whoever tells it; the three first answers are enough."""

    theme = forms.ChoiceField(label=_("Hvad vil du gerne?"), choices=Theme.choices, widget=forms.RadioSelect)
    place = PlaceField(label=_("Hvor bor du?"), help_text=_("By eller kommune. Ingen adresse."))
    age_group = forms.ChoiceField(label=_("Hvor gammel er du?"), choices=[CHOOSE, *AgeGroup.choices])
    stage = forms.ModelChoiceField(label=_("Hvor langt er du?"), queryset=Stage.objects.all(), required=False)
    genre = forms.ModelChoiceField(label=_("Genre"), queryset=Genre.objects.all(), required=False)
    group_wish = forms.ChoiceField(
        label=_("Hvem skal det være for?"), choices=GroupWish.choices, initial=GroupWish.ANYONE, required=False
    )
    minutes = forms.TypedChoiceField(
        label=_("Hvor lang tid vil du rejse?"),
        choices=Minutes.choices,
        initial=Minutes.HALF,
        coerce=int,
        required=False,
    )
    mode = forms.ChoiceField(label=_("Hvordan?"), choices=Mode.choices, initial=Mode.TRANSIT, required=False)
    times = forms.MultipleChoiceField(
        label=_("Hvornår på ugen?"),
        choices=Times.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Vælg ingen, hvis det er lige meget."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.places = places()
        self.fields["place"].known = self.places  # type: ignore[attr-defined]
        self.fields["place"].widget.attrs |= {"list": "steder", "autocomplete": "address-level2"}
        for name in ("stage", "genre"):
            self.fields[name].empty_label = UNKNOWN[1]  # type: ignore[attr-defined]

    def said(self) -> Said:
        """What the form tells of the need."""
        told = self.cleaned_data
        return Said(
            theme=Theme(told["theme"]),
            municipality=told["place"].municipality,
            town=told["place"].town,
            age_group=AgeGroup(told["age_group"]),
            stage=told["stage"],
            genre=told["genre"],
            group_wish=GroupWish(told["group_wish"] or GroupWish.ANYONE),
            minutes=told["minutes"] or Minutes.HALF,
            mode=told["mode"] or Mode.TRANSIT,
            times=frozenset(map(Times, told["times"])),
        )


class WishForm(WishFields):
    """What one person wishes, and perhaps an address."""

    email = forms.EmailField(label=_("Mail"), required=False)
    layout = (
        (_("Det vigtigste"), WISH),
        (_("Vil du sige mere?"), MORE),
        (_("Vil du høre, når I er flere?"), ["email"]),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        hint = gettext(
            "Så skriver vi, når I er flere. Ingen andre ser den. Er du under %(years)s år, så lad feltet stå tomt."
        )
        self.fields["email"].help_text = hint % {"years": AgeLimit.objects.years_at(timezone.localdate())}

    def clean_email(self) -> str:
        """Raises ValidationError for an address that no letter reaches."""
        email = str(self.cleaned_data["email"]).lower()
        if email and not can_be_written_to(email):
            raise forms.ValidationError(_("Det er ikke en mailadresse, vi kan skrive til."))
        return email

    def contact(self) -> dict[str, str]:
        """The address, if any, and the language of its letters."""
        return {"email": self.cleaned_data["email"], "language": get_language() or "da"}


class CountForm(WishFields):
    """What several wish, as an actor has counted them."""

    persons = forms.IntegerField(label=_("Hvor mange er de?"), min_value=1, max_value=MOST_PERSONS)
    layout = ((_("Det vigtigste"), ["persons", *WISH]), (_("Vil I sige mere?"), MORE))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        words = {
            "theme": _("Hvad vil de gerne?"),
            "place": _("Hvor bor de?"),
            "age_group": _("Hvor gamle er de?"),
            "stage": _("Hvor langt er de?"),
            "minutes": _("Hvor lang tid vil de rejse?"),
        }
        for name, label in words.items():
            self.fields[name].label = label

    def counted(self) -> Counted:
        return Counted(self.said(), self.cleaned_data["persons"])


class FileForm(forms.Form):
    """A file with a count on each line."""

    file = forms.FileField(label=_("Fil"), help_text=_("CSV eller XLSX med højst 1000 linjer."))


class LinesForm(forms.Form):
    """The lines of a preview, sent back to be kept."""

    lines = forms.CharField(widget=forms.HiddenInput, max_length=MOST_BYTES)
    replace = forms.BooleanField(
        label=_("Erstat det, I har talt før"),
        required=False,
        initial=True,
        help_text=_("Så kan I sende den samme fil igen uden at tælle nogen to gange."),
    )
