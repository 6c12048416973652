"""How often one may sign up, and answer: many come from one school's network, few from one address."""

from musikfaellesskabet.common.throttle import DAY, HOUR
from musikfaellesskabet.common.throttle_gate import limit

limit("sign-up-new", (60, HOUR, "address"), (5, HOUR, "email"), (15, DAY, "email"))
limit("sign-up-confirm", (60, HOUR, "address"))
limit("sign-up-cancel", (60, HOUR, "address"))
limit("sign-up-child", (60, HOUR, "address"), (5, HOUR, "email"), (15, DAY, "email"))
# A guardian who is asked by many, or again and again, is being pestered.
limit("sign-up-ask", (30, HOUR, "address"), (3, HOUR, "email"), (6, DAY, "email"))
limit("sign-up-of-child-cancel", (60, HOUR, "address"))
limit("guardian-question", (60, HOUR, "address"))
limit("guardian-no", (60, HOUR, "address"))
