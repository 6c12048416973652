"""Which account an answer belongs to, and the form for those who have none."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.forms import SignupForm as SocialSignupForm
from allauth.socialaccount.internal.flows.signup import clear_pending_signup
from allauth.socialaccount.models import SocialLogin

from musikfaellesskabet.people.models import User


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account with the same address, when both the provider and we have seen it verified.

        Otherwise somebody could wait with an account in another's name, or come by a provider with an address that
        is not theirs. Two-step log-in is asked for afterwards, whatever the provider did.
        """
        for address in sociallogin.email_addresses:
            known = EmailAddress.objects.filter(
                email__iexact=address.email, verified=True, user__is_active=True
            ).first()
            if address.verified is True and known is not None:
                return known.user, known.email
        return None


class SignupForm(SocialSignupForm):  # type: ignore[misc]
    """The ordinary form without a password: the age group is asked of those who come by a provider, too."""

    def clean(self) -> dict[str, Any]:
        """Effects: lets go of what the provider told, when the person is too young for an account."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_too_young:
            clear_pending_signup(context.request)
        return cleaned
