"""Refusals: what an action raises when a rule says no."""

from typing import ClassVar

from django.utils.functional import Promise


class DomainError(Exception):
    """A rule said no. `code` is stable and for machines; `message` is a sentence for the person, translated.

    Subclasses set both on the class, or pass a message of their own. Doors (page, API, command) translate it.
    """

    code: ClassVar[str] = "refused"
    message: str | Promise = ""

    def __init__(self, message: str | Promise = "") -> None:
        if message:
            self.message = message
        super().__init__(str(self.message))
