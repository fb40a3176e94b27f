"""An identity provider on loopback: OpenID Connect with the authorisation code flow.

Nobody types a password: its page offers everybody it knows. All else is checked as a real one
does: client and secret, redirect address, each code once, nonce, signature.
"""

from __future__ import annotations

import base64
import html
import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "prioritizer", "the client's secret"


class Provider:
    """Who can sign in, and what was handed out so far.

    Args:
        people: claims of each person, by address.
    """

    def __init__(self, people: Mapping[str, Mapping[str, object]]) -> None:
        self.people = people
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, tuple[str, str, str]] = {}
        self.signed_out = 0
        self.address = ""

    def metadata(self) -> dict[str, object]:
        """What a client asks for first."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "end_session_endpoint": f"{self.address}/leave",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def keys(self) -> dict[str, object]:
        """The public keys."""
        return {"keys": [self.key.as_dict(private=False)]}

    def choices(self, asked: Mapping[str, str]) -> str:
        """The page with everybody; each link goes back to the client with a fresh code."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert "openid" in asked["scope"].split()
        links = []
        for email in self.people:
            code = secrets.token_urlsafe()
            self.codes[code] = (email, asked["redirect_uri"], asked.get("nonce", ""))
            back = urlencode({"code": code, "state": asked["state"]})
            target = html.escape(f"{asked['redirect_uri']}?{back}")
            links.append(f'<p><a href="{target}">{html.escape(email)}</a></p>')
        return f"<h1>Who are you?</h1>{''.join(links)}"

    def tokens(self, given: Mapping[str, str], authorization: str) -> dict[str, object]:
        """The tokens for a code; a code is good once."""
        client = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        assert client.replace("%27", "'").replace("+", " ").replace("%20", " ") == (
            f"{CLIENT}:{SECRET}"
        )
        assert given["grant_type"] == "authorization_code"
        email, redirect_uri, nonce = self.codes.pop(given["code"])
        assert given["redirect_uri"] == redirect_uri
        moment = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": email,
            "iat": moment,
            "exp": moment + 600,
            "nonce": nonce,
            "email": email,
            **self.people[email],
        }
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {
            "access_token": secrets.token_urlsafe(),
            "token_type": "Bearer",
            "expires_in": 600,
            "id_token": token,
        }


@contextmanager
def provider_of(people: Mapping[str, Mapping[str, object]]) -> Iterator[Provider]:
    """A provider that listens on a port of this machine."""
    provider = Provider(people)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            if address.path == "/.well-known/openid-configuration":
                self.answer(json.dumps(provider.metadata()), "application/json")
            elif address.path == "/keys":
                self.answer(json.dumps(provider.keys()), "application/json")
            elif address.path == "/authorize":
                self.answer(provider.choices(asked), "text/html")
            elif address.path == "/leave":
                provider.signed_out += 1
                self.send_response(302)
                self.send_header("Location", asked["post_logout_redirect_uri"])
                self.end_headers()
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            given = parse_qs(self.rfile.read(length).decode())
            tokens = provider.tokens(
                {name: values[0] for name, values in given.items()},
                self.headers.get("Authorization", ""),
            )
            self.answer(json.dumps(tokens), "application/json")

        def answer(self, text: str, kind: str) -> None:
            content = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield provider
        server.shutdown()
        thread.join()
