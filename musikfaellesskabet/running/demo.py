"""Demo accounts: one per role, with passwords made at the first start and kept beside the database."""

import json
import os
import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from musikfaellesskabet.people.models import User


@dataclass(frozen=True)
class Role:
    """A demo account: its address and what it shows."""

    name: str
    display_name: str
    shows: str

    @property
    def email(self) -> str:
        return f"{self.name}@demo.example"


ROLES = [
    Role("sekretariat", "Demo: sekretariat", "the secretariat: decides and keeps order at /kontor/"),
    Role("administrator", "Demo: administrator", "the administrator: appoints people"),
    Role("spillested", "Demo: spillested", "a member who can claim a venue"),
    Role("musikskole", "Demo: musikskole", "a music-school teacher"),
    Role("artist", "Demo: artist", "an artist"),
    Role("gaest", "Demo: gæst", "a visitor with an account"),
]


def prepare_accounts() -> dict[str, str]:
    """Make the accounts that are missing. Returns e-mail → password, from the file that only this user can read."""
    passwords = _kept_passwords()
    for role in ROLES:
        if not User.objects.filter(email=role.email).exists():
            _make_account(role, passwords[role.email])
    return passwords


@transaction.atomic
def _make_account(role: Role, password: str) -> None:
    user = User.objects.create_user(role.email, password, display_name=role.display_name)
    EmailAddress.objects.create(user=user, email=role.email, verified=True, primary=True)


def _kept_passwords() -> dict[str, str]:
    file = settings.VAR_DIR / "demo_accounts.json"
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = {role.email: secrets.token_urlsafe(12) for role in ROLES if role.email not in kept}
    if missing:
        kept |= missing
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            json.dump(kept, handle, indent=2)
    return kept
