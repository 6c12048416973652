"""A long form in groups: every field once, and a refused form says which fields."""

import re

import pytest
from django import forms
from django.template import engines
from django.utils.html import format_html
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


def test_summary_of_a_refused_form_has_the_reason_beside_each_field() -> None:
    form = Sign({"word": "", "colour": "3", "token": "1"})
    summary = re.findall(r'<li><a href="#(\w+)">\w+</a>: ([^<]+)</li>', drawn(form))
    assert summary == [(f"id_{name}", " ".join(form.errors[name])) for name in ("word", "colour")]
    assert len({reason for _field, reason in summary}) == 2


class Sign(forms.Form):
    """A hint that is a list, options to pick from, and something that the page sends along."""

    word = forms.CharField(
        help_text=format_html("<ul><li>{}</li></ul>", "Kort."), widget=forms.TextInput(attrs={"placeholder": "Ord"})
    )
    colour = forms.ChoiceField(label="Farve", choices=[("1", "Rød")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def test_way_to_a_faulty_field_leads_somewhere_also_where_one_picks() -> None:
    html = drawn(Sign({"word": "Ja", "token": "1"}))
    assert ('<a href="#id_colour">Farve</a>' in html, html.count('id="id_colour"')) == (True, 1)


def test_fault_in_what_nobody_sees_is_said_without_a_way_to_it() -> None:
    html = drawn(Sign({"word": "Ja", "colour": "1"}))
    assert (html.count('role="alert"'), "#id_token" in html, "<ul></ul>" in html) == (1, False, False)


def test_hint_may_be_a_list_and_the_label_needs_no_placeholder() -> None:
    html = drawn(Sign())
    assert '<div class="field__hint" id="id_word_helptext"><ul>' in html
    assert "placeholder" not in html


def test_form_with_a_password_does_not_say_that_nothing_is_lost() -> None:
    class Gate(forms.Form):
        word = forms.CharField(widget=forms.PasswordInput)

    html = drawn(Gate({"word": ""}))
    assert ("skriv adgangskoden igen" in html, "intet er tabt" in html) == (True, False)
