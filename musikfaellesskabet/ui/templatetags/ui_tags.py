"""Tags that draw: marks, arrows, posters, and the size of a heading. Loaded by `{% load ui_tags %}`."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

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
    """The field's own widget, with our class."""
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


def number_of(value: Any) -> int:
    """A number, or the `order` of something that has one; 0 for neither."""
    value = getattr(value, "order", value)
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0
