"""Security headers that Django does not set itself, on every answer: pages, errors, redirects and static files."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Nothing of the device is for us but passkeys.
UNUSED = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation gyroscope magnetometer "
    "microphone midi payment usb"
)
PASSKEYS = "publickey-credentials-create=(self), publickey-credentials-get=(self)"
PERMISSIONS = ", ".join([*(f"{feature}=()" for feature in UNUSED.split()), PASSKEYS])


class SecurityHeadersMiddleware:
    """Outermost, so that no answer leaves without them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        # What a signed-in person was shown is not for anyone's cache.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            headers.setdefault("Cache-Control", "private, no-store")
        return response
