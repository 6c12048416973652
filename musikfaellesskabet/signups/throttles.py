"""How often one may sign up, and answer: many come from one school's network, few from one address."""

from musikfaellesskabet.common.throttle import DAY, HOUR
from musikfaellesskabet.common.throttle_gate import limit

limit("sign-up-new", (60, HOUR, "address"), (5, HOUR, "email"), (15, DAY, "email"))
limit("sign-up-confirm", (60, HOUR, "address"))
limit("sign-up-cancel", (60, HOUR, "address"))
