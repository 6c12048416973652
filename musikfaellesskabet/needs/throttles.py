"""How often needs may be left: a whole class from one school's network, but nobody can fill up a count alone."""

from django.http import HttpRequest

from musikfaellesskabet.common.throttle import DAY, HOUR
from musikfaellesskabet.common.throttle_gate import costs, limit


def address_told(request: HttpRequest) -> str:
    """The address that would get a letter; a need without one is counted by the network alone."""
    return request.POST.get("email", "").strip().lower()


costs("needs-template", 1)
limit("need-new", (40, HOUR, "address"), (80, DAY, "address"), (3, HOUR, address_told), (6, DAY, address_told))
for form in ("need-withdraw", "need-renew", "need-letters-yes", "need-letters-no"):
    limit(form, (60, HOUR, "address"))
