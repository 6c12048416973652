"""A letter in its reader's language: a subject and its paragraphs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from musikfaellesskabet.letters.actions.post import send_letter
from musikfaellesskabet.letters.models import Delivery


class Reader(Protocol):
    """Whoever has an address and a language: an account, a sign-up."""

    @property
    def email(self) -> str: ...

    @property
    def language(self) -> str: ...


@dataclass(frozen=True)
class Addressee:
    """A reader who has no row of their own."""

    email: str
    language: str


class Words:
    """What a letter says. The subject is neutral, for phones show it locked; an empty paragraph is left out."""

    def __init__(self, subject: str, *paragraphs: str) -> None:
        self.subject = subject
        self.text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def write_letter(
    reader: Reader, words: Callable[[], Words], *, about: str, now: datetime, worth_until: datetime | None = None
) -> Delivery:
    """Write to one reader. `words` is called in the reader's language; the rest is as in `send_letter`.

    Effects: one Delivery. Raises BadAddress.
    """
    with override(reader.language):
        said = words()
    return send_letter(
        to=reader.email,
        subject=said.subject,
        text=said.text,
        language=reader.language,
        about=about,
        now=now,
        worth_until=worth_until,
    )


def write_letters(readers: Iterable[Reader], words: Callable[[], Words], *, about: str, now: datetime) -> None:
    """Write the same to each reader, in each one's language. Effects: a Delivery for each. Raises BadAddress."""
    for reader in readers:
        write_letter(reader, words, about=about, now=now)


def link(name: str, *args: object) -> str:
    """The whole address of a page, in the active language."""
    return settings.SITE_URL + reverse(name, args=args)
