"""Reading a provider's answer. allauth trusts the line it came by; we check the signature and the round as well."""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import get_request_param
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

# A shared secret must not sign: then whoever knows it, we among them, could make the provider's tokens.
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
DEMANDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
ENDPOINTS = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"]
LEEWAY_SECONDS = 60


def nonce_of(state: str) -> str:
    """The nonce of the round with this state; nobody else can say it, and nothing needs to be kept."""
    return salted_hmac("people.oidc.nonce", state, algorithm="sha256").hexdigest()


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    @property
    def openid_config(self) -> dict[str, Any]:
        """Raises OAuth2Error unless it is whole and names the provider as the setting does (OpenID Discovery 4.3)."""
        config: dict[str, Any] = super().openid_config
        expected = self.get_provider().server_url.partition("/.well-known/")[0]
        if str(config.get("issuer")).rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("The issuer is not the provider of the setting")
        if missing := [name for name in ENDPOINTS if not isinstance(config.get(name), str)]:
            raise OAuth2Error(f"The provider does not say its {', '.join(missing)}")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Raises OAuth2Error when the answer is not for us, not for this round, or not from the provider."""
        claims = self._decode_id_token(app, kwargs["response"].get("id_token", ""))
        if not constant_time_compare(str(claims["nonce"]), nonce_of(get_request_param(request, "state", ""))):
            raise OAuth2Error("The nonce is of another round")
        userinfo = self._fetch_user_info(token.token)
        if userinfo.get("sub") != claims["sub"]:
            raise OAuth2Error("The user information is about someone else")
        answer = {"userinfo": userinfo, "id_token": claims}
        return self.get_provider().sociallogin_from_response(request, answer)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims = jwt.decode(
                id_token,
                self._key_of(id_token),
                algorithms=SIGNATURES,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY_SECONDS,
                options={"require": DEMANDED},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid id_token") from error
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The id_token was made for another party")
        return claims

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """The published key that the token names, or the only one there is."""
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(response.json()).keys if key.public_key_use in {None, "sig"}]
        name = jwt.get_unverified_header(id_token).get("kid")
        named = [key for key in keys if name is None or key.key_id == name]
        if len(named) != 1:
            raise OAuth2Error("No such key at the provider")
        return named[0]
