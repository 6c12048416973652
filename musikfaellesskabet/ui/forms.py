"""What forms have in common: groups of fields, and a form over a row that others may change meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.forms import BaseForm, BoundField
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.seen import ChangedMeanwhile, mark_of, marks_of

_UNKNOWN, _CHOOSE = _("Ved ikke"), _("Vælg")


@dataclass(frozen=True)
class Group:
    """Fields that belong together, under a heading; without one for those that no group names."""

    title: str | Promise
    fields: list[BoundField]


class Grouped:
    """A form whose fields stand in groups: `layout` holds (heading, names of fields), in order."""

    layout: Sequence[tuple[str | Promise, Sequence[str]]] = ()

    def groups(self: BaseForm) -> list[Group]:  # type: ignore[misc]
        """Every field that can be seen, once: the groups of the layout, then the rest; without names the form lacks."""
        layout = getattr(self, "layout", ())
        named = [Group(title, [self[name] for name in names if name in self.fields]) for title, names in layout]
        placed = {name for _title, names in layout for name in names}
        rest = [self[name] for name in self.fields if name not in placed and not self[name].is_hidden]
        return [group for group in (*named, Group("", rest)) if group.fields]


def say_unknown(form: BaseForm) -> None:
    """An answer left open reads «Ved ikke»; a choice that must be made, «Vælg»."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField):
            field.empty_label = _UNKNOWN
        elif isinstance(field, forms.TypedChoiceField):
            opening = _CHOOSE if field.required else _UNKNOWN
            choices = list(field.widget.choices)
            field.choices = [(value, label if value else opening) for value, label in choices]


class Watchful(BaseForm):
    """A form over a row that remembers what it showed, so that its writer takes back nobody else's change.

    Call `watch` when it is made. `changes` are what the writer has changed, `seen` is for the action that saves, and
    `show_both` answers its ChangedMeanwhile. `fields_of` leads from a name of the row to a field of the form where
    the two are not called the same.
    """

    fields_of: ClassVar[Mapping[str, str]] = {}

    def watch(self, standing: Mapping[str, Any]) -> None:
        """Keep marks of what the row says now, in a hidden field; a form that is sent brings those of its own page."""
        field = forms.CharField(required=False, widget=forms.HiddenInput, initial=_written(marks_of(standing)))
        self.fields["seen"] = field
        sent = str(self.data.get(self.add_prefix("seen"), "")) if self.is_bound else ""
        self.seen: dict[str, str] = _read(sent or str(field.initial))

    def said(self) -> dict[str, Any]:
        """Name of the row → value, for all that the form holds."""
        raise NotImplementedError

    def changes(self) -> dict[str, Any]:
        """Name of the row → value, where the writer left another value than the page showed."""
        return {name: value for name, value in self.said().items() if mark_of(value) != self.seen.get(name)}

    @property
    def told(self) -> dict[str, Any]:
        """What the action that saves is to know, by the names of its arguments."""
        return {"changes": self.changes(), "seen": self.seen}

    def show_both(self, refusal: ChangedMeanwhile) -> None:
        """Say at each field what another has written there, and what this writer has. Sent again, it is meant so."""
        yours = self.said()
        told = gettext("En anden har imens skrevet «%(theirs)s». Du skrev «%(yours)s». Send igen, hvis dit skal stå.")
        for name, theirs in refusal.standing.items():
            field = self.fields_of.get(name, name)
            both = {"theirs": self._in_words(field, theirs), "yours": self._in_words(field, yours[name])}
            self.add_error(field, told % both)
        self.seen |= marks_of(refusal.standing)
        sent: Any = self.data
        self.data = sent = sent.copy()
        sent[self.add_prefix("seen")] = _written(self.seen)

    def _in_words(self, name: str, value: Any) -> str:
        if value in (None, "", []):
            return gettext("ingenting")
        if isinstance(value, list):
            return ", ".join(map(str, value))
        field = self.fields[name]
        if isinstance(field, forms.TypedChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
        return str(localize(timezone.localtime(value) if isinstance(value, datetime) else value))


def _written(marks: Mapping[str, str]) -> str:
    return " ".join(f"{name}={mark}" for name, mark in marks.items())


def _read(marks: str) -> dict[str, str]:
    return {name: mark for name, _equals, mark in (one.partition("=") for one in marks.split())}


class ChangeForm(Watchful, forms.ModelForm[Any]):
    """A form filled from a row but never bound to it: actions compare, and write what differs."""

    def __init__(self, data: Any = None, files: Any = None, *, row: Model) -> None:
        standing = model_to_dict(row, fields=self._meta.fields)
        super().__init__(data, files, initial=standing)
        say_unknown(self)
        self.watch(standing)

    def validate_unique(self) -> None:
        """The form has no row, so it would take the row itself for another; the action says what is taken."""

    def said(self) -> dict[str, Any]:
        """Chosen words as lists; without files, which are not compared."""
        found = ((name, self.cleaned_data[name]) for name in self._meta.fields or () if name in self.cleaned_data)
        return {name: list(value) if isinstance(value, QuerySet) else value for name, value in found}
