"""The provider as allauth sees it: what we send it, and what we believe of its answer."""

from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import get_random_string

from musikfaellesskabet.people.oidc.answer import Adapter, nonce_of


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    oauth2_adapter_class = Adapter

    def redirect(self, request: HttpRequest, process: str, *where: Any, **options: Any) -> HttpResponse:
        """Send the person on, with a nonce that belongs to this one round.

        By a page, not by a redirect: a browser holds the whole chain of redirects after a form against our
        `form-action`, and a broker leads on to hosts that nobody here can list.
        """
        state = get_random_string(32)
        params = {**self.get_auth_params(), "nonce": nonce_of(state)}
        response = super().redirect(request, process, *where, **{**options, "auth_params": params, "state_id": state})
        if not isinstance(response, HttpResponseRedirect):
            return cast(HttpResponse, response)
        return render(request, "socialaccount/onward.html", {"address": response.url, "provider": self})

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """What we ask for is ours to say: allauth would take it from the link that somebody was given."""
        return cast(dict[str, str], self.get_auth_params())

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return cast(list[str], self.get_scope())

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Verified only where the provider says true; the word "false" is not true."""
        addresses = cast(list[EmailAddress], super().extract_email_addresses(data))
        for address in addresses:
            address.verified = address.verified is True
        return addresses

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep nothing of the rest: a broker's answer may hold names, addresses and personal numbers."""
        return {"email": data["userinfo"].get("email", "")}
