"""How often needs may be left: a whole class from one school's network, but nobody can fill up a count alone."""

from musikfaellesskabet.common.throttle import DAY, HOUR
from musikfaellesskabet.common.throttle_gate import limit

limit("need-new", (40, HOUR, "address"), (80, DAY, "address"), (3, HOUR, "email"), (6, DAY, "email"))
for form in ("need-withdraw", "need-renew", "need-letters-yes", "need-letters-no"):
    limit(form, (60, HOUR, "address"))
