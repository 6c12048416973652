"""Made-up content for the pattern page."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.ui.facets import Choice, Facet


class SpecimenForm(forms.Form):
    """Every kind of field."""

    name = forms.CharField(label=_("Bandets navn"), initial="Klit og Kant")
    email = forms.EmailField(label=_("Mail"), help_text=_("Kun til svar. Vi viser den ikke."))
    about = forms.CharField(
        label=_("Fortæl om jer"),
        help_text=_("To linjer er nok."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.ChoiceField(label=_("Hvor"), choices=[("", _("Vælg et sted")), ("1", _("Øvelokalet"))])
    number = forms.CharField(label=_("Sagsnummer"), initial=_("Gives, når du sender"), disabled=True)
    days = forms.MultipleChoiceField(
        label=_("Hvornår kan I?"),
        choices=[("hverdage", _("Hverdage")), ("weekend", _("Weekend"))],
        initial=["hverdage"],
        widget=forms.CheckboxSelectMultiple,
    )
    backline = forms.ChoiceField(
        label=_("Backline"),
        choices=[("med", _("Med backline")), ("uden", _("Uden"))],
        initial="med",
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=_("Jeg må tale på bandets vegne"))


def refused_form() -> SpecimenForm:
    """The form as it comes back with faults."""
    form = SpecimenForm({"afvist-name": "Klit og Kant", "afvist-email": "carla@", "afvist-place": "1"}, prefix="afvist")
    form.full_clean()
    return form


def steps() -> list[dict[str, str | Promise]]:
    """A way that has come to its third step."""
    return [
        {"word": _("Nået"), "state": "done"},
        {"word": _("Nået"), "state": "done"},
        {"word": _("Du er her"), "state": "here"},
        {"word": _("Næste"), "state": ""},
        {"word": _("Mangler"), "state": "gap"},
    ]


def facets() -> list[Facet]:
    """One of which something is chosen, one that is cut, and one that nobody has told us of."""
    places = [Choice(str(number), f"Kommune {number}", count=12 - number) for number in range(1, 12)]
    days = [Choice("hverdage", str(_("Hverdage")), True, 3), Choice("weekend", str(_("Weekend")), count=0)]
    return [
        Facet("dage", _("Hvornår kan I?"), days, is_open=True),
        Facet("sted", _("Hvor"), places, is_open=True, shown_first=3),
        Facet("lyd", _("Backline"), [Choice("ukendt", str(_("Med backline")))], is_open=True, has_known=False),
    ]
