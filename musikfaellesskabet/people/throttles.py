"""How often one may try to get in, by the sender's address and by the account that is tried."""

from musikfaellesskabet.common.throttle_gate import limit

MINUTE, HOUR = 60, 3600

limit("account_login", (30, 5 * MINUTE, "address"), (10, 15 * MINUTE, "login"))
limit("account_signup", (20, HOUR, "address"), (5, HOUR, "email"))
limit("account_reset_password", (20, HOUR, "address"), (5, HOUR, "email"))
limit("account_reset_password_from_key", (20, HOUR, "address"))
limit("account_email", (10, HOUR, "address"))
limit("account_reauthenticate", (10, 5 * MINUTE, "address"))
limit("account-erase", (10, 15 * MINUTE, "address"))
limit("mfa_authenticate", (10, 5 * MINUTE, "address"))
limit("mfa_reauthenticate", (10, 5 * MINUTE, "address"))
limit("mfa_login_webauthn", (30, 5 * MINUTE, "address"))
limit("openid_connect_login", (30, 5 * MINUTE, "address"))
limit("socialaccount_signup", (20, HOUR, "address"))
