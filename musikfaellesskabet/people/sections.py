"""Sections that other subjects add to «Min side», each from its own `my_page.py`, read when Django starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from musikfaellesskabet.people.models import User


@dataclass(frozen=True)
class Section:
    """One section: its heading, its template, and what the template needs. An empty context leaves the section out."""

    key: str
    title: str | Promise
    template: str
    context: Callable[[User, datetime], Mapping[str, Any]]


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section. Raises ValueError when the key is taken."""
    if section.key in _sections:
        raise ValueError(f"The section {section.key} is there already")
    _sections[section.key] = section


def sections_for(user: User, now: datetime) -> list[tuple[Section, Mapping[str, Any]]]:
    """The sections that have something for this person."""
    found = [(section, section.context(user, now)) for section in _sections.values()]
    return [(section, context) for section, context in found if context]
