"""What advertisers and newsletters hang on addresses to follow people: nothing here reads it."""

_PREFIX = "utm_"
_NAMES = frozenset({"fbclid", "gclid", "msclkid", "mc_cid", "mc_eid"})


def without_trackers(query: str) -> str:
    """The query string without them; the rest as it stands, in its order."""
    parts = query.split("&")
    return "&".join(part for part in parts if not _is_tracker(part.partition("=")[0]))


def _is_tracker(name: str) -> bool:
    return name in _NAMES or name.startswith(_PREFIX)
