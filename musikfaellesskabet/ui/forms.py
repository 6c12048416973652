"""How a long form is laid out: its fields in named groups. Knows no subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.utils.functional import Promise


@dataclass(frozen=True)
class Group:
    """Fields that belong together, under a heading; without one for those that no group names."""

    title: str | Promise
    fields: list[BoundField]


class Grouped:
    """A form whose fields stand in groups: `layout` holds (heading, names of fields), in order."""

    layout: Sequence[tuple[str | Promise, Sequence[str]]] = ()

    def groups(self: BaseForm) -> list[Group]:  # type: ignore[misc]
        """Every field once: the groups of the layout, then the rest. A name that the form lacks is left out."""
        layout = getattr(self, "layout", ())
        named = [Group(title, [self[name] for name in names if name in self.fields]) for title, names in layout]
        placed = {name for _title, names in layout for name in names}
        rest = [self[name] for name in self.fields if name not in placed]
        return [group for group in (*named, Group("", rest)) if group.fields]
