"""Demo accounts: one per role, with secrets made at the first start and kept beside the database."""

import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.actions.appointments import appoint_person
from musikfaellesskabet.people.models import AgeBand, Role, User
from musikfaellesskabet.running.checks import CannotStart

HOUSE = "@demo.example"
HOW = "demo"


@dataclass(frozen=True)
class Account:
    """A demo account: its address, what it is appointed to, and what one can do with it."""

    name: str
    display_name: str
    shows: str
    role: Role | None = None

    @property
    def email(self) -> str:
        return f"{self.name}{HOUSE}"


ACCOUNTS = [
    Account("sekretariat", "Demo: sekretariat", "the secretariat, at /kontor/", Role.SECRETARIAT),
    Account("administrator", "Demo: administrator", "the administrator", Role.ADMINISTRATOR),
    Account("spillested", "Demo: spillested", "someone from a venue, who can claim its page"),
    Account("musikskole", "Demo: musikskole", "a music-school teacher"),
    Account("artist", "Demo: artist", "an artist"),
    Account("gaest", "Demo: gæst", "a visitor with an account"),
]


def prepare_accounts(*, now: datetime) -> dict[str, str]:
    """Make the accounts that are missing. Returns e-mail → password, from a file that only this user can read."""
    kept = _kept_passwords()
    for account in ACCOUNTS:
        if not User.objects.filter(email=account.email).exists():
            _make(account, kept[account.email], now)
    return kept


@transaction.atomic
def _make(account: Account, password: str, now: datetime) -> None:
    """Make one, confirmed and of age; with an authenticator where the role demands one."""
    user = User.objects.create_user(
        account.email,
        password,
        display_name=account.display_name,
        age_band=AgeBand.ADULT,
        age_method=HOW,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if account.role is not None:
        appoint_person(user, role=account.role, by=None, reason="demo", now=now)
        TOTP.activate(user, generate_totp_secret())


def need_none() -> None:
    """Nobody can log in as one of a demo's people: whoever saw the demo knows their passwords. Raises CannotStart."""
    left = User.objects.filter(_is_made_up(), is_active=True).count()
    if left:
        raise CannotStart(
            f"DEMO is off, but {left} demo accounts can still log in. Say: musik demo erase (or keep DEMO=1)."
        )


def erase_accounts(*, now: datetime) -> list[str]:
    """Erase every demo account, one who has taken another address since included. Returns the addresses.

    Effects: as `erase_account` for each; the file with their passwords is deleted.
    """
    erased = []
    for user in User.objects.filter(_is_made_up(), is_active=True).order_by("pk"):
        erased.append(user.email)
        erase_account(user, by=None, now=now)
    _password_file().unlink(missing_ok=True)
    return erased


def _is_made_up() -> Q:
    return Q(email__endswith=HOUSE) | Q(age_method=HOW)


def _password_file() -> Path:
    return Path(settings.VAR_DIR) / "demo_accounts.json"


def _kept_passwords() -> dict[str, str]:
    file = _password_file()
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = {account.email: secrets.token_urlsafe(12) for account in ACCOUNTS if account.email not in kept}
    if missing:
        kept |= missing
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            json.dump(kept, handle, indent=2)
    return kept
