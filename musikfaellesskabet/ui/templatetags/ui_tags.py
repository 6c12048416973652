"""Tags that draw: marks, arrows, posters, and the size of a heading. Loaded by `{% load ui_tags %}`."""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from musikfaellesskabet.common.once import FIELD, new_mark
from musikfaellesskabet.ui import marks
from musikfaellesskabet.ui.posters.drawing import page_svg
from musikfaellesskabet.ui.posters.recipe import Thing, compose
from musikfaellesskabet.ui.shouts import shout_class

register = template.Library()


@register.simple_tag
def mark(number: Any, class_name: str = "mark") -> SafeString:
    """`{% mark 3 %}`: one of the five marks; nothing for anything else."""
    return marks.mark_svg(number_of(number), class_name)


@register.simple_tag
def once() -> SafeString:
    """`{% once %}` in a form that makes something: sent twice, it makes one. Not on pages that are kept."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_mark())


@register.simple_tag
def flight_line(class_name: str = "brand__mark") -> SafeString:
    return marks.flight_line_svg(class_name)


@register.simple_tag
def arrow(class_name: str = "button__arrow") -> SafeString:
    return marks.arrow_svg(class_name)


@register.simple_tag
def shout(text: Any) -> int:
    """`data-shout="{% shout title %}"`: the size class of a heading, 1 (largest) to 5."""
    return shout_class(str(text))


@register.simple_tag
def poster(*, title: Any, slug: str, stage: Any = 0, genre: Any = 0, place: Any = "", kind: Any = "") -> SafeString:
    """`{% poster title=… slug=… stage=… genre=… place=… kind=… %}`: stage and genre by number or by their `order`."""
    thing = Thing(
        title=str(title),
        slug=slug,
        stage=number_of(stage),
        genre=number_of(genre),
        place=str(place or ""),
        kind=str(kind or ""),
    )
    return page_svg(compose(thing))


@register.filter
def order_of(value: Any) -> int:
    """The stage number of a number or of something with an `order`; 0 for neither."""
    return number_of(value)


@register.filter
def drawn(field: BoundField, kind: str = "field__input") -> SafeString:
    """The field's own widget, with our class and without a placeholder: the label says it all."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget(attrs={"class": kind})


@register.filter
def widget_kind(field: BoundField) -> str:
    """How the field is answered: `one` (a tick), `some` (several choices), `hidden`, or `line`."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    kind = getattr(widget, "input_type", "")
    if kind == "checkbox" and not hasattr(widget, "choices"):
        return "one"
    return "some" if kind in ("checkbox", "radio") else "line"


@register.filter
def faulty_fields(form: BaseForm) -> list[BoundField]:
    """The fields with something to mend, in the form's order; not those that nobody sees."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def general_faults(form: BaseForm) -> list[str]:
    """What is wrong with the form as a whole, or with what its page sends along unseen."""
    unseen = [str(error) for field in form.hidden_fields() for error in field.errors]
    return [*map(str, form.non_field_errors()), *unseen]


@register.filter
def forgets_a_password(form: BaseForm) -> bool:
    """Whether the form comes back with less than was written in it: browsers are never given a password again."""
    return any(isinstance(field.field.widget, forms.PasswordInput) for field in form)


def number_of(value: Any) -> int:
    """A number, or the `order` of something that has one; 0 for neither."""
    value = getattr(value, "order", value)
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0
