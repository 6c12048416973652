"""What one may say yes to. Each text has a version of its own: its hash, kept with every consent."""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from musikfaellesskabet.people.fields import PUBLIC_NAME


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


PURPOSES = {
    purpose.key: purpose
    for purpose in (
        Purpose(
            PUBLIC_NAME,
            _("Vis mit navn for alle"),
            _(
                "Dit navn må stå på siden for de aktører, du er med i, så alle kan se det. Uden dit ja ser kun "
                "dem, du arbejder sammen med, dit navn. Du kan altid sige nej igen, og så forsvinder det med det samme."
            ),
            months=12,
        ),
        Purpose(
            "news_by_mail",
            _("Send mig nyt fra fællesskabet"),
            _(
                "Vi må sende dig et brev med nyt fra fællesskabet, højst et om måneden. Hvert brev har et link, der "
                "afmelder det."
            ),
            months=24,
        ),
    )
}
