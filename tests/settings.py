"""The platform's settings, with all that an operator can switch on, so that every address is there to be tried."""

from musikfaellesskabet.settings import *  # noqa: F403
from musikfaellesskabet.settings import INSTALLED_APPS, OIDC_APP

INSTALLED_APPS = list(dict.fromkeys([*INSTALLED_APPS, OIDC_APP]))
