"""What countries are called, for actors and networks from elsewhere."""

from django.utils.translation import gettext as _

HOME = "DK"


def country_names() -> dict[str, str]:
    """The countries' names in the active language."""
    return {
        "DK": _("Danmark"),
        "SE": _("Sverige"),
        "NO": _("Norge"),
        "FI": _("Finland"),
        "DE": _("Tyskland"),
        "GB": _("Storbritannien"),
        "EU": _("Europa"),
    }


def country_in_words(code: str) -> str:
    """«DK/SE» as «Danmark og Sverige»; a code without a name stays a code."""
    names = [country_names().get(one, one) for one in code.split("/")]
    return _("%(one)s og %(other)s") % {"one": names[0], "other": names[1]} if len(names) == 2 else ", ".join(names)


def abroad(code: str) -> str:
    """The country in words; empty for one at home, or where none is known."""
    return "" if code in ("", HOME) else country_in_words(code)
