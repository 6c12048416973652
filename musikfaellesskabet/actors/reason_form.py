"""What the office says when it takes something off the public pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why, and where those it concerns can answer: both go to them in a letter. Without anyone, only why."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Det står i brevet og i loggen over handlinger. Skriv ikke om enkelte personer."),
    )
    contact = forms.CharField(
        label=_("Hvor kan de svare jer?"),
        max_length=120,
        help_text=_("Kontorets mail eller telefon. Ikke din egen."),
    )

    def __init__(self, data: Any = None, *, has_readers: bool = True) -> None:
        super().__init__(data)
        if not has_readers:
            del self.fields["contact"]
