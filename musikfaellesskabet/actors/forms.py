"""Parsing of what people write about actors; no writing."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Claim,
    Invitation,
    KitFile,
    KitLink,
    LineupMember,
    MusicSchoolFacts,
    Proposal,
    Room,
    Says,
    Seat,
    Suggestion,
)
from musikfaellesskabet.actors.states import STARTED_BY_THEMSELVES
from musikfaellesskabet.ui.forms import ChangeForm, Grouped, say_unknown

LONG = {"rows": 6}


class SourcedForm(ChangeForm):
    """A form over a row that carries its sources. With `asks_source` it asks where the writer knows it from."""

    source = forms.CharField(
        label=_("Hvor ved du det fra?"),
        max_length=300,
        help_text=_(
            "En adresse på nettet, eller hvornår I talte med stedet: «husets telefon, 3. maj». Alle kan læse det, "
            "så skriv ikke en persons navn, mail eller nummer."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None, *, row: Model, asks_source: bool = False) -> None:
        super().__init__(data, files, row=row)
        if not asks_source:
            del self.fields["source"]

    @property
    def source_said(self) -> str:
        return str(self.cleaned_data.get("source", ""))

    @property
    def told(self) -> dict[str, Any]:
        return super().told | {"source": self.source_said}


class ActorForm(Grouped, SourcedForm):
    layout = (
        (_("Navn"), ["name", "subkind", "website"]),
        (_("Hvad I er og gør"), ["description_da", "description_en"]),
        (_("Hvor I er"), ["municipality", "town", "postal_code"]),
        (_("Hvem I er for"), ["stages", "genres", "target_groups", "focus_areas"]),
    )
    website = forms.URLField(label=_("Hjemmeside"), required=False, assume_scheme="https")

    class Meta:
        model = Actor
        fields = ["name", "subkind", "description_da", "description_en", "website", "municipality", "town"]
        fields += ["postal_code", "stages", "genres", "target_groups", "focus_areas"]
        several = dict.fromkeys(fields[8:], forms.CheckboxSelectMultiple)
        widgets = several | {"description_da": forms.Textarea(LONG), "description_en": forms.Textarea(LONG)}
        labels = {
            "name": _("Navn"),
            "subkind": _("Hvad er det, med jeres egne ord"),
            "description_da": _("Beskrivelse på dansk"),
            "description_en": _("Beskrivelse på engelsk"),
            "municipality": _("Kommune"),
            "town": _("By"),
            "postal_code": _("Postnummer"),
            "stages": _("Trin"),
            "genres": _("Genrer"),
            "target_groups": _("Målgrupper"),
            "focus_areas": _("Indsatsområder"),
        }


class SchoolForm(SourcedForm):
    class Meta:
        model = MusicSchoolFacts
        fields = ["pupils_approx", "teachers", "founded", "age_from", "age_to"]
        labels = {
            "pupils_approx": _("Elever, cirka"),
            "teachers": _("Lærere"),
            "founded": _("Grundlagt i år"),
            "age_from": _("Yngste elever (år)"),
            "age_to": _("Ældste elever (år)"),
        }


class RoomForm(Grouped, SourcedForm):
    layout = (
        (_("Rummet"), ["name", "use"]),
        (_("Hvor mange der er plads til"), ["capacity_standing", "capacity_seated", "capacity_unspecified"]),
        (_("Scenen"), ["stage_width_m", "stage_depth_m", "stage_height_m"]),
        (_("Udstyr"), ["pa", "light", "backline", "piano", "load_in"]),
        (_("Adgang"), ["step_free_entrance", "step_free_stage", "accessible_toilet", "hearing_loop", "quiet_room"]),
    )
    technical_sheet = forms.FileField(
        label=_("Teknisk datablad som PDF"),
        required=False,
        help_text=_("Har I et selv, så læg det her. Ellers laver vi et af det, I har skrevet."),
    )

    class Meta:
        model = Room
        fields = ["name", "use", "capacity_standing", "capacity_seated", "capacity_unspecified"]
        fields += ["stage_width_m", "stage_depth_m", "stage_height_m", "pa", "light", "backline", "piano", "load_in"]
        fields += ["step_free_entrance", "step_free_stage", "accessible_toilet", "hearing_loop", "quiet_room"]
        # Danes write 8,5; a number field of the browser would take it for no number.
        localized_fields = ["stage_width_m", "stage_depth_m", "stage_height_m"]
        labels = {
            "name": _("Rummets navn"),
            "use": _("Bruges som"),
            "capacity_standing": _("Stående pladser"),
            "capacity_seated": _("Siddende pladser"),
            "capacity_unspecified": _("Pladser i alt, når I ikke ved, hvor mange der står og sidder"),
            "stage_width_m": _("Scenens bredde i meter"),
            "stage_depth_m": _("Scenens dybde i meter"),
            "stage_height_m": _("Scenens højde i meter"),
            "pa": _("Lydanlæg"),
            "light": _("Lys"),
            "backline": _("Backline"),
            "piano": _("Klaver"),
            "load_in": _("Indlæsning"),
            "step_free_entrance": _("Trinfri indgang"),
            "step_free_stage": _("Trinfri vej til scenen"),
            "accessible_toilet": _("Handicaptoilet"),
            "hearing_loop": _("Teleslynge"),
            "quiet_room": _("Stille rum"),
        }


class KitForm(ChangeForm):
    rider = forms.FileField(label=_("Rider som PDF"), required=False)

    class Meta:
        model = ArtistKit
        fields = ["bio_da", "bio_en", "formed_year", "musicbrainz_id"]
        widgets = {"bio_da": forms.Textarea(LONG), "bio_en": forms.Textarea(LONG)}
        labels = {
            "bio_da": _("Om jer, på dansk"),
            "bio_en": _("Om jer, på engelsk"),
            "formed_year": _("Dannet i år"),
            "musicbrainz_id": _("MusicBrainz-id"),
        }
        help_texts = {"musicbrainz_id": _("36 tegn fra jeres side på MusicBrainz. Så ved andre, at I er I.")}


class MemberForm(forms.ModelForm[LineupMember]):
    has_agreed = forms.BooleanField(
        label=_("Personen er fyldt 15 år og har selv sagt ja til, at kunstnernavnet står her for alle."),
        help_text=_("Skriv kun det navn, personen selv bruger på scenen. Navnet kan altid fjernes igen."),
    )

    class Meta:
        model = LineupMember
        fields = ["stage_name", "plays", "starts", "ends"]
        labels = {
            "stage_name": _("Kunstnernavn"),
            "plays": _("Spiller eller synger"),
            "starts": _("Med fra"),
            "ends": _("Med til"),
        }


class LinkForm(forms.ModelForm[KitLink]):
    url = forms.URLField(label=_("Adresse"), max_length=300, assume_scheme="https")

    class Meta:
        model = KitLink
        fields = ["kind", "title", "url"]
        labels = {"kind": _("Hvad er det"), "title": _("Hvad hedder det")}


class FileForm(forms.ModelForm[KitFile]):
    shows = forms.ChoiceField(
        label=_("Kan man kende nogen, på billedet eller på stemmen?"),
        choices=Says.choices,
        widget=forms.RadioSelect,
        help_text=_("Er nogen af dem under 15 år, eller har de ikke sagt ja, så vælg noget andet."),
    )

    class Meta:
        model = KitFile
        fields = ["kind", "title", "credit", "file"]
        labels = {
            "kind": _("Hvad er det"),
            "title": _("Titel, eller hvad billedet viser"),
            "credit": _("Rettigheder og fotograf"),
            "file": _("Fil"),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        say_unknown(self)


class ClaimForm(forms.ModelForm[Claim]):
    class Meta:
        model = Claim
        fields = ["reason"]
        widgets = {"reason": forms.Textarea({"rows": 4})}
        labels = {"reason": _("Hvem er du her?")}
        help_texts = {"reason": _("For eksempel: «Jeg er daglig leder. Ring på husets nummer, så svarer jeg.»")}


class InviteForm(forms.ModelForm[Invitation]):
    class Meta:
        model = Invitation
        fields = ["email", "role"]
        labels = {"email": _("E-mail"), "role": _("Rolle")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        say_unknown(self)


class RoleForm(forms.ModelForm[Seat]):
    class Meta:
        model = Seat
        fields = ["role"]
        labels = {"role": _("Rolle")}


class SuggestionForm(forms.ModelForm[Suggestion]):
    class Meta:
        model = Suggestion
        fields = ["text", "source", "email"]
        widgets = {"text": forms.Textarea({"rows": 4})}
        labels = {"text": _("Hvad ved du?"), "source": _("Hvor ved du det fra?"), "email": _("Din e-mail")}
        help_texts = {
            "source": _("For eksempel: «Jeg spillede der i marts.»"),
            "email": _("Kun hvis vi må spørge dig. Vi sletter den, når vi har læst, hvad du skriver."),
        }


class NewActorForm(forms.ModelForm[Proposal]):
    website = forms.URLField(label=_("Hjemmeside"), required=False, assume_scheme="https")

    class Meta:
        model = Proposal
        fields = ["kind", "name", "municipality", "town", "website", "reason"]
        widgets = {"reason": forms.Textarea({"rows": 3})}
        labels = {
            "kind": _("Hvad er I?"),
            "name": _("Navn"),
            "municipality": _("Kommune"),
            "town": _("By"),
            "reason": _("Hvem er du her?"),
        }
        help_texts = {
            "kind": _("Bands og foreninger kommer med det samme. Resten ser sekretariatet på først."),
            "reason": _("Skal kun skrives, når sekretariatet skal se på det."),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        say_unknown(self)
        self.fields["reason"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the office has to decide."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") and not self.starts_at_once and not cleaned.get("reason"):
            self.add_error("reason", _("Skriv, hvem du er, så sekretariatet kan svare dig."))
        return cleaned

    @property
    def starts_at_once(self) -> bool:
        return self.cleaned_data.get("kind") in STARTED_BY_THEMSELVES
