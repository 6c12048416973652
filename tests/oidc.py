"""A small OpenID Connect provider on 127.0.0.1, which the tests run and can make lie."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "musik", "hemmelig"


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """A signing key, the same each time; `stranger` is one that the provider does not publish."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What the provider says of the person, and how it lies: claims to change, and how the token is signed."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    lies: dict[str, Any] = field(default_factory=dict)
    userinfo_lies: dict[str, Any] = field(default_factory=dict)
    signed_by: str = "own"
    is_down: bool = False
    asked: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def jwks(self) -> dict[str, Any]:
        public: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(key("own").public_key()))
        return {"keys": [{**public, "kid": "own", "use": "sig", "alg": "RS256"}]}

    def authorize(self, query: str) -> str:
        """The person logs in at once. Returns where the browser goes with the code."""
        self.asked = dict(parse_qsl(query))
        code = f"code-{len(self.codes)}"
        self.codes[code] = self.asked
        return f"{self.asked['redirect_uri']}?{urlencode({'code': code, 'state': self.asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The tokens for a code, once, to the client that asked and can show the other half of its challenge."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked.get("nonce")}
        claims = {**claims, **self.person, **self.lies}
        return {"access_token": "adgang", "token_type": "Bearer", "id_token": self.signed(claims)}

    def signed(self, claims: dict[str, Any]) -> str:
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.signed_by == "nobody":
            return jwt.encode(claims, "", algorithm="none")
        if self.signed_by == "secret":
            return jwt.encode(claims, SECRET * 8, algorithm="HS256", headers={"kid": "own"})
        return jwt.encode(claims, key(self.signed_by), algorithm="RS256", headers={"kid": "own"})


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if self.provider.is_down:
            self.answer(None)
        elif address.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(address.query))
            self.end_headers()
        elif address.path == "/userinfo" and self.headers["Authorization"] != "Bearer adgang":
            self.answer(None)
        else:
            self.answer(
                {
                    "/.well-known/openid-configuration": self.provider.discovery,
                    "/jwks": self.provider.jwks,
                    "/userinfo": lambda: self.provider.person | self.provider.userinfo_lies,
                }[address.path]()
            )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer(self.provider.token({name: values[0] for name, values in parse_qs(body).items()}))

    def answer(self, said: dict[str, Any] | None) -> None:
        self.send_response(400 if said is None else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said or {"error": "invalid_request"}).encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running_provider() -> Iterator[Provider]:
    provider = Provider()
    handler = type("Bound", (Handler,), {"provider": provider})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield provider
        server.shutdown()
        thread.join()
