"""Behind a web server that ends TLS: who asks, and how they came, as that server says. Nobody else is believed."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ForwardedRequests:
    """Outermost, so that all the others see the visitor's address and scheme.

    From an address in TRUSTED_PROXIES, `X-Forwarded-For` (the last one in it that is no proxy of ours) and
    `X-Forwarded-Proto` take the place of the connection's. From anyone else both are dropped unread.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sent = request.META
        chain, scheme = sent.pop("HTTP_X_FORWARDED_FOR", ""), sent.pop("HTTP_X_FORWARDED_PROTO", "")
        peer = address_in(sent.get("REMOTE_ADDR", "")) if chain or scheme else None
        if peer is not None and _is_ours(peer):
            sent["REMOTE_ADDR"] = str(visitor_of(chain, peer))
            if scheme in {"http", "https"}:
                sent["wsgi.url_scheme"] = scheme
        return self.get_response(request)


def visitor_of(chain: str, peer: Address) -> Address:
    """The visitor at the far end of our own proxies: each adds, on the right, the address that it was asked from.

    What stands further left is what the visitor wrote, and may be anything.
    """
    nearest = peer
    for word in reversed(chain.split(",")):
        address = address_in(word)
        if address is None:
            return nearest
        nearest = address
        if not _is_ours(address):
            return nearest
    return nearest


def address_in(word: str) -> Address | None:
    """The network address, an IPv4 address in IPv6's clothes undressed; None for anything else."""
    try:
        address = ipaddress.ip_address(word.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_ours(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)
