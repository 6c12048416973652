"""Text: slugs and sort keys that know Danish letters."""

import re
import unicodedata

_SPELLED_OUT = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ð": "d", "þ": "th", "ß": "ss"}
)
_DANISH_LAST = str.maketrans({"æ": "zz1", "ä": "zz1", "ø": "zz2", "ö": "zz2", "å": "zz3"})


def slug_of(name: str, *, longest: int = 60) -> str:
    """The name as it stands in an address: lower-case a-z, digits and hyphens; æ, ø, å as ae, oe, aa.

    Cut at a hyphen where it would pass `longest` characters; `"-"` when nothing is left of the name.
    """
    spelled = unicodedata.normalize("NFKD", name.lower().translate(_SPELLED_OUT))
    slug = re.sub(r"[^a-z0-9]+", "-", spelled.encode("ascii", "ignore").decode()).strip("-")
    if len(slug) > longest:
        slug = slug[: longest + 1].rsplit("-", 1)[0][:longest]
    return slug or "-"


def sort_key(name: str) -> str:
    """A key that sorts names the Danish way (… z, æ, ø, å; aa as å) on every database."""
    lowered = unicodedata.normalize("NFC", name.lower()).replace("aa", "å")
    return re.sub(r"[^\w ]+", "", lowered).strip().translate(_DANISH_LAST)
