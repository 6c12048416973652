"""A long form in groups: every field once, and a refused form says which fields."""

import pytest
from django import forms
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from musikfaellesskabet.ui.forms import Grouped


class Stall(Grouped, forms.Form):
    layout = (("Boden", ["name", "gone"]), ("Varerne", ["wares"]))
    name = forms.CharField(label="Navn")
    wares = forms.CharField(label="Varer", required=False)
    hours = forms.CharField(label="Åbent", required=False)


def drawn(form: forms.Form) -> str:
    markup = CottonCompiler().process('<c-form :form="form" submit="Gem" />')
    return str(engines["django"].from_string(markup).render({"form": form}))


def test_every_field_stands_once_and_the_rest_last() -> None:
    groups = [(str(group.title), [field.name for field in group.fields]) for group in Stall().groups()]
    assert groups == [("Boden", ["name"]), ("Varerne", ["wares"]), ("", ["hours"])]
    assert [drawn(Stall()).count(f'name="{name}"') for name in ("name", "wares", "hours")] == [1, 1, 1]


@pytest.mark.parametrize(("said", "named"), [({"wares": "Æbler"}, True), ({"name": "Boden"}, False)])
def test_refused_form_names_the_fields_to_mend(said: dict[str, str], named: bool) -> None:
    html = drawn(Stall(said))
    assert ('<a href="#id_name">Navn</a>' in html, "intet er tabt" in html) == (named, named)
