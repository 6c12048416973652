"""How often one may try to get in, by the sender's address and by the account that is tried; what one's data cost."""

from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.throttle import DAY, HOUR, MINUTE
from musikfaellesskabet.common.throttle_gate import costs, limit


def account(request: HttpRequest) -> str:
    """The account that is logged in, or about to be: its password was right, and its second step is asked for."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    pending = unstash_login(request, peek=True)
    return str(pending.user.pk) if pending and pending.user else ""


# A six-figure code with three that are right at a time: fifty tries a day find it in a year with 5 %.
A_CODE = ((10, 15 * MINUTE, account), (50, DAY, account))
A_PASSWORD = ((10, 15 * MINUTE, "address"), (10, 15 * MINUTE, account))
GUESSING = _("Vi stopper her, så ingen kan gætte sig ind på din konto.")


limit("account_login", (30, 5 * MINUTE, "address"), (10, 15 * MINUTE, "login"), why=GUESSING)
limit("account_signup", (20, HOUR, "address"), (5, HOUR, "email"))
limit("account_reset_password", (20, HOUR, "address"), (5, HOUR, "email"))
limit("account_reset_password_from_key", (20, HOUR, "address"))
limit("account_email", (10, HOUR, "address"))
limit("account_reauthenticate", *A_PASSWORD, why=GUESSING)
limit("account_change_password", *A_PASSWORD, why=GUESSING)
limit("account-erase", *A_PASSWORD, why=GUESSING)
limit("mfa_authenticate", (10, 5 * MINUTE, "address"), *A_CODE, why=GUESSING)
limit("mfa_reauthenticate", (10, 5 * MINUTE, "address"), *A_CODE, why=GUESSING)
limit("mfa_login_webauthn", (30, 5 * MINUTE, "address"), why=GUESSING)
limit("openid_connect_login", (30, 5 * MINUTE, "address"))
limit("socialaccount_signup", (20, HOUR, "address"))
costs("my-data-file", 3)
