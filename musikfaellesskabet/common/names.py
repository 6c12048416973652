"""Names of people and actors: they stand in letters that we send to others, so they hold no letters of their own."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)


class AddressInName(DomainError):
    code = "address_in_name"
    message = _("Skriv navnet uden en adresse på nettet. Den har sit eget felt.")


def one_line(name: str) -> str:
    """The name with a single space wherever it had a gap or a new line. Raises AddressInName for one with a link."""
    if _ADDRESS.search(name):
        raise AddressInName
    return " ".join(name.split())


class NameField(forms.CharField):
    """A name as `one_line` gives it."""

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError in place of AddressInName."""
        try:
            return one_line(super().to_python(value) or "")
        except AddressInName as error:
            raise ValidationError(str(error.message), code=error.code) from error
