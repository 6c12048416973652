"""Parsing what people say about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.names import NameField
from musikfaellesskabet.people.models import AgeBand, AgeLimit, User


class SignupForm(forms.Form):
    """What we ask beside e-mail and password. The age is asked openly and kept as a band, never as a date."""

    age_band = forms.ChoiceField(label=_("Hvor gammel er du?"), choices=AgeBand.choices, widget=forms.RadioSelect)
    display_name = NameField(
        label=_("Dit navn"),
        max_length=80,
        required=False,
        help_text=_("Så dem, du arbejder sammen med, kan kende dig."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    field_order = ["email", "password1", "display_name", "age_band"]
    is_too_young = False
    required_age = 0

    def clean_age_band(self) -> str:
        """The band, when everyone in it has reached today's age limit; remembers when not."""
        band = AgeBand(self.cleaned_data["age_band"])
        self.required_age = AgeLimit.objects.years_at(timezone.localdate())
        if band.lowest_age < self.required_age:
            self.is_too_young = True
            raise forms.ValidationError(_("Man skal være ældre for at lave sin egen konto."), code="too-young")
        return band

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth wants to call this; the adapter's `save_user` has kept what was said, for forms do not write."""


class AccountForm(forms.Form):
    """Name, language, and the age group: it moves on with the years, and may have been a slip."""

    display_name = NameField(
        label=_("Dit navn"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Sprog i breve"), choices=settings.LANGUAGES)
    age_band = forms.ChoiceField(label=_("Aldersgruppe"), choices=[("", "–"), *AgeBand.choices], required=False)

    def clean_age_band(self) -> str:
        """The group; empty leaves it as it is. One that is too young for an account is told what to do."""
        band = str(self.cleaned_data["age_band"])
        required = AgeLimit.objects.years_at(timezone.localdate())
        if band and AgeBand(band).lowest_age < required:
            raise forms.ValidationError(
                _("Man skal være fyldt %(years)s for at have sin egen konto. Er du yngre, så slet den nederst her."),
                code="too-young",
                params={"years": required},
            )
        return band


class ErasureForm(forms.Form):
    """Proof that it is the person who erases: the password, or the e-mail address where there is no password."""

    proof = forms.CharField(label=_("Din adgangskode"), widget=forms.PasswordInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        if not user.has_usable_password():
            self.fields["proof"] = forms.EmailField(label=_("Skriv din e-mail"))

    def clean_proof(self) -> str:
        proof = self.cleaned_data["proof"]
        if self.user.has_usable_password():
            is_right = self.user.check_password(proof)
        else:
            is_right = proof.lower() == self.user.email
        if not is_right:
            raise forms.ValidationError(_("Det passer ikke. Kontoen er ikke slettet."), code="wrong")
        return str(proof)
