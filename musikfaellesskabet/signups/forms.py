"""Parsing of what people write when they sign up, or open for it; no writing."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.addresses import can_be_written_to
from musikfaellesskabet.common.names import NameField
from musikfaellesskabet.offers.forms import NO_SUCH_DAY
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.models.offer import MOST_PARTICIPANTS
from musikfaellesskabet.offers.series import FIRST_DAY, LAST_DAY, instants
from musikfaellesskabet.people.models import AgeLimit, User
from musikfaellesskabet.signups.consent_text import TAKE_PART
from musikfaellesskabet.signups.models import HOURS_TO_ANSWER, LARGEST_GROUP, SignUpSheet, Whom

DAYS = [MinValueValidator(FIRST_DAY, NO_SUCH_DAY), MaxValueValidator(LAST_DAY, NO_SUCH_DAY)]


class SheetForm(forms.Form):
    """The terms of an offer's sign-up, as the sheet has them or as the offer suggests."""

    places = forms.IntegerField(label=_("Hvor mange pladser"), min_value=1, max_value=MOST_PARTICIPANTS)
    last_day = forms.DateField(
        label=_("Sidste dag man kan melde sig til"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=DAYS,
        help_text=_("Uden dag er der åbent, til I lukker tilbuddet."),
    )
    last_hour = forms.TimeField(
        label=_("Til klokken"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=_("Uden klokkeslæt er hele dagen med."),
    )
    hours_to_answer = forms.IntegerField(
        label=_("Timer til at svare"),
        min_value=1,
        max_value=14 * 24,
        help_text=_("Så længe holder vi en ledig plads til den næste på ventelisten."),
    )

    def __init__(self, data: Any = None, *, offer: Offer, sheet: SignUpSheet | None) -> None:
        super().__init__(data, initial=_terms(sheet) if sheet else _suggested(offer))

    def said(self) -> dict[str, Any]:
        """What the actions on sheets take."""
        said = self.cleaned_data
        return {
            "places": said["places"],
            "hours_to_answer": said["hours_to_answer"],
            "closes_at": _closing(said["last_day"], said["last_hour"]) if said["last_day"] else None,
        }


def _closing(day: Any, hour: time | None) -> datetime:
    """The instant when that hour begins; without one, when the day is over."""
    last = day if hour else day + timedelta(days=1)
    return instants(last, hour or time(0), last, hour or time(0))[0]


def _terms(sheet: SignUpSheet) -> dict[str, Any]:
    told: dict[str, Any] = {"places": sheet.places, "hours_to_answer": sheet.hours_to_answer}
    if sheet.closes_at:
        at = timezone.localtime(sheet.closes_at)
        is_midnight = at.time() == time(0)
        told |= {"last_day": at.date() - timedelta(days=is_midnight), "last_hour": None if is_midnight else at.time()}
    return told


def _suggested(offer: Offer) -> dict[str, Any]:
    return {"places": offer.participants_to, "last_day": offer.deadline, "hours_to_answer": HOURS_TO_ANSWER}


class AddressField(forms.EmailField):
    """An address that a letter can reach, in lower case."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["autocomplete"] = "email"

    def clean(self, value: Any) -> str:
        """Raises ValidationError for an address that no letter reaches."""
        email = str(super().clean(value)).lower()
        if email and not can_be_written_to(email):
            raise forms.ValidationError(gettext("Det er ikke en mailadresse, vi kan skrive til."))
        return email


class SignUpForm(forms.Form):
    """Who comes, and how many. Someone whose address is known is not asked for it."""

    name = NameField(label=_("Navn"), max_length=80, help_text=_("Et kaldenavn er nok. Kun arrangøren ser det."))
    email = AddressField(label=_("E-mail"), help_text=_("Hertil skriver vi om pladsen. Ingen andre ser den."))
    size = forms.IntegerField(
        label=_("Hvor mange er I"),
        initial=1,
        min_value=1,
        max_value=LARGEST_GROUP,
        help_text=_("Et band melder sig til samlet: I kommer alle med eller venter sammen."),
    )
    of_age = forms.BooleanField()

    def __init__(self, data: Any = None, *, user: User | None) -> None:
        super().__init__(data, initial={"name": user.display_name if user else ""})
        self.user = user
        years = AgeLimit.objects.years_at(timezone.localdate())
        of_age = gettext("Jeg er fyldt %(years)s år, og det er alle, jeg melder til")
        self.fields["of_age"].label = of_age % {"years": years}
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        if user:
            del self.fields["email"]

    def said(self) -> dict[str, Any]:
        """By the names of `actions.Said`; that they are of age is not kept."""
        said = self.cleaned_data
        email = self.user.email if self.user else said["email"]
        known = {"language": get_language() or "da", "user": self.user}
        return {"name": said["name"], "size": said["size"], "email": email, **known}


class YesForm(forms.Form):
    """A guardian's yes: who they are, which child, and that they have custody. How old the child is, is not asked."""

    child = NameField(
        label=_("Barnets fornavn"), max_length=80, help_text=_("Et kaldenavn er nok. Kun arrangøren ser det.")
    )
    name = NameField(label=_("Dit navn"), max_length=80, help_text=_("Arrangøren ser, hvem der har sagt ja."))
    has_custody = forms.BooleanField(label=_("Jeg har forældremyndighed over barnet, eller jeg er barnets værge"))
    says_yes = forms.BooleanField()

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["says_yes"].label, self.fields["says_yes"].help_text = str(TAKE_PART.title), str(TAKE_PART.text)
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class ChildForm(YesForm):
    """A guardian signs up a child. Someone whose address is known is not asked for it."""

    email = AddressField(label=_("Din e-mail"), help_text=_("Hertil skriver vi om pladsen. Ingen andre ser den."))
    field_order = ("child", "name", "email")

    def __init__(self, data: Any = None, *, user: User | None) -> None:
        super().__init__(data, initial={"name": user.display_name if user else ""})
        self.user = user
        if user:
            del self.fields["email"]

    def said(self) -> dict[str, Any]:
        """By the names of `actions.Said`."""
        said = self.cleaned_data
        email = self.user.email if self.user else said["email"]
        known = {"language": get_language() or "da", "user": self.user, "whom": Whom.CHILD}
        return {"name": said["child"], "guardian": said["name"], "email": email, **known}


class AskForm(forms.Form):
    """A child asks: the only thing it says is where its parent reads letters."""

    email = AddressField(
        label=_("Din fars eller mors e-mail"), help_text=_("Eller en anden, der bestemmer for dig. Vi skriver til dem.")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["email"].widget.attrs["autocomplete"] = "off"


class AdultForm(forms.Form):
    """An adult who is with the young, and the day of the certificate that the organiser has seen."""

    name = NameField(label=_("Den voksnes navn"), max_length=80)
    attested_on = forms.DateField(
        label=_("Børneattesten er fra"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=DAYS,
        help_text=_("Gem selv attesten, som I plejer. Her skal kun dagen stå."),
    )
    has_seen = forms.BooleanField(label=_("Vi har indhentet børneattesten, og den er uden anmærkninger"))

    def said(self) -> dict[str, Any]:
        """What `name_adult` takes."""
        return {name: self.cleaned_data[name] for name in ("name", "attested_on")}
