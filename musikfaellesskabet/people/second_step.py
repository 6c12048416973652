"""The forms of the second step in our words; what they check and keep is allauth's."""

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code that an authenticator app shows."""

    code = forms.CharField(
        label=_("Kode"), widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    )


class NewKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: what to call it, and whether it is enough by itself, as most people expect of one."""

    name = forms.CharField(label=_("Kald den noget, du kan kende den på"), required=False)
    passwordless = forms.BooleanField(
        label=_("Jeg vil kunne logge ind med den alene"),
        required=False,
        initial=True,
        help_text=_(
            "Så slipper du for adgangskoden. Nøglen skal kunne kende dig på en finger, et ansigt eller en kode."
        ),
    )


class KeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(label=_("Nøglens navn"))
