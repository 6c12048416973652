"""What allauth does to the ways in, into the ledger: its signals tell when it has been done.

allauth keeps most of these changes outside a transaction, so an entry has one of its own, right after the change.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed, password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.dispatch import receiver
from django.utils import timezone

from musikfaellesskabet.people.actions.accounts import note_change
from musikfaellesskabet.people.models import User


@receiver(email_changed)
def on_email_changed(user: User, from_email_address: EmailAddress | None, **told: Any) -> None:
    """The first address of an account is none that was changed."""
    if from_email_address is not None:
        note_change("account-email-changed", user, fields=["email"], now=timezone.now())


@receiver([password_changed, password_set])
def on_password_changed(user: User, **told: Any) -> None:
    note_change("account-password-changed", user, fields=["password"], now=timezone.now())


@receiver(password_reset)
def on_password_reset(user: User, **told: Any) -> None:
    note_change("account-password-reset", user, fields=["password"], now=timezone.now())


@receiver(authenticator_added)
def on_step_added(user: User, authenticator: Authenticator, **told: Any) -> None:
    note_change("account-step-added", user, reason=authenticator.type, now=timezone.now())


@receiver(authenticator_removed)
def on_step_removed(user: User, authenticator: Authenticator, **told: Any) -> None:
    note_change("account-step-removed", user, reason=authenticator.type, now=timezone.now())


@receiver(authenticator_reset)
def on_step_renewed(user: User, authenticator: Authenticator, **told: Any) -> None:
    note_change("account-step-renewed", user, reason=authenticator.type, now=timezone.now())


@receiver(social_account_added)
def on_provider_tied(sociallogin: SocialLogin, **told: Any) -> None:
    note_change("account-provider-tied", sociallogin.user, reason=sociallogin.account.provider, now=timezone.now())


@receiver(social_account_removed)
def on_provider_untied(socialaccount: SocialAccount, **told: Any) -> None:
    note_change("account-provider-untied", socialaccount.user, reason=socialaccount.provider, now=timezone.now())
