"""What we tell allauth of our ways: kept addresses are coarse, and letters speak the reader's language."""

import base64
import hashlib
import ipaddress
from datetime import timedelta
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from musikfaellesskabet.common.addresses import can_be_written_to
from musikfaellesskabet.common.mail import WORTH_UNTIL
from musikfaellesskabet.people.actions.accounts import open_account
from musikfaellesskabet.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, str | Promise]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy("E-mailen og adgangskoden passer ikke sammen. Prøv igen."),
        "incorrect_password": gettext_lazy("Adgangskoden passer ikke. Prøv igen."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network the visitor came from, not the visitor: the last part of the address is left out."""
        return coarse(super().get_client_ip(request))

    def clean_email(self, email: str) -> str:
        """The address as given. Raises ValidationError when no letter can get there."""
        if not can_be_written_to(email):
            raise ValidationError(validate_email.message, code="invalid")
        return email

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        """The new account, with what the person said of themselves. Effects: as `open_account`."""
        super().save_user(request, user, form, commit)
        said = {name: form.cleaned_data[name] for name in ("age_band", "display_name")}
        return open_account(user, **said, language=get_language() or settings.LANGUAGE_CODE, now=timezone.now())

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: dict[str, Any] | None = None
    ) -> EmailMessage:
        """The mail, with the instant when a link in it stops working, for whoever carries it."""
        message: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        if lasts := links_last().get(template_prefix):
            message.extra_headers[WORTH_UNTIL] = timezone.now() + lasts
        return message

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the account's language; an address without one gets the language of the page."""
        language = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
        if language is None:
            super().send_mail(template_prefix, email, context)
        else:
            with override(language):
                super().send_mail(template_prefix, email, context)


def links_last() -> dict[str, timedelta]:
    """How long the link in each of allauth's mails works; other mails hold none."""
    confirmation = timedelta(days=app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS)
    return {
        "account/email/email_confirmation": confirmation,
        "account/email/email_confirmation_signup": confirmation,
        "account/email/password_reset_key": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    }


def coarse(address: str) -> str:
    """192.0.2.77 as 192.0.2.0; IPv6 to its first 48 bits."""
    bits = 24 if ipaddress.ip_address(address).version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False).network_address)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps lie encrypted in the database, under a key that does not."""

    error_messages: ClassVar[dict[str, str | Promise]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Koden passer ikke. Skriv den, appen viser nu, eller en ubrugt nødkode."),
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A number to tell keys apart by, until the person has a better name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Adgangsnøgle {number}").format(number=number)

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(f"authenticators {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
