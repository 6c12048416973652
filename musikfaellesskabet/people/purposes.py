"""What one may say yes to. Each text has a version of its own: its hash, kept with every consent."""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import override


@dataclass(frozen=True)
class Purpose:
    """One thing to say yes or no to. Never a condition for anything else."""

    key: str
    title: str | Promise
    text: str | Promise
    months: int

    def text_hash(self, language: str) -> str:
        """The version of the text as it was read in that language."""
        with override(language):
            return hashlib.sha256(f"{self.title}\n{self.text}".encode()).hexdigest()


# Empty until something is done with a yes: nobody is asked for what makes no difference.
PURPOSES: dict[str, Purpose] = {}
