"""Who sits at the browser: the person who signed in, or the one local user."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.plain import plain
from prioritizer.language import say
from prioritizer.library import Library, NotAllowed, Refusal, User

ADMINISTRATORS_VARIABLE = "PRIORITIZER_ADMINISTRATORS"
"""Environment variable with the addresses of administrators, separated by commas or blanks."""

OPEN_VARIABLE = "PRIORITIZER_OPEN_SIGN_IN"
"""Environment variable; "yes" lets people in who were not added, as donors who see nothing yet."""


_FORWARDING = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip"}


class NotSafe(Exception):
    """The server must not show anything: without sign-in it can be reached from elsewhere."""


def current_user() -> User:
    """The user of this session, as the library knows it now.

    Where sign-in is configured and nobody has signed in, or the person may not come in, the page
    says so and the script ends here. Without configuration it is the local user, and the page
    refuses to show anything unless the server listens on this machine alone.
    """
    try:
        providers = sign_in_providers()
        if providers is None:
            check_loopback()
            return session.library().make_local_user()
        if not st.user.is_logged_in:
            _offer_sign_in(providers)
        return user_of_claims(session.library(), st.user.to_dict())
    except (NotSafe, Refusal) as refusal:
        _refuse(str(refusal))


def needs_sign_in() -> bool:
    """Whether sign-in is configured."""
    return sign_in_providers() is not None


def sign_in_providers() -> list[str] | None:
    """The names of the identity providers, [] for the unnamed one; None without sign-in.

    Raises:
        NotSafe: there are secrets, but they cannot be read: whether people must sign in is unknown.
    """
    try:
        secrets: Mapping[str, Any] = st.secrets.to_dict()
    except FileNotFoundError:
        if any(Path(path).exists() for path in st.get_option("secrets.files")):
            raise NotSafe(
                say(
                    "The file secrets.toml cannot be read, so nobody can sign in. Repair it, then "
                    "start the server again."
                )
            ) from None
        return None
    section = secrets.get("auth")
    if section is None:
        return None
    return [name for name, value in section.items() if isinstance(value, Mapping)]


def check_loopback() -> None:
    """Make sure that without sign-in nobody reaches the server from another machine.

    Raises:
        NotSafe: it listens on other addresses than loopback, or a proxy hands requests on.
    """
    address = st.get_option("server.address")
    if not _is_loopback(address):
        raise NotSafe(
            say(
                "Sign-in is not configured, so this server may be reached from this machine alone, "
                "but it listens on {address}. Start it with --server.address 127.0.0.1, or "
                "configure sign-in (docs/library.md).",
                address=address or say("every address"),
            )
        )
    headers = st.context.headers.to_dict()
    host = headers.get("Host", "")
    if headers and (not _is_loopback(_without_port(host)) or _FORWARDING.intersection(headers)):
        raise NotSafe(
            say(
                "Sign-in is not configured, so this server may be reached from this machine alone, "
                "but this request came by way of {host}. Configure sign-in (docs/library.md).",
                host=host or say("another machine"),
            )
        )


def user_of_claims(library: Library, claims: Mapping[str, Any]) -> User:
    """The library's user for what an identity provider says of a person.

    Raises:
        Refusal: there is no address, it is not verified, or the person was not added.
    """
    address = claims.get("email")
    if not isinstance(address, str) or not address:
        raise NotAllowed(
            say("The identity provider gave no e-mail address, so you cannot come in.")
        )
    if claims.get("email_verified", True) not in (True, "true"):
        raise NotAllowed(
            say(
                "The identity provider has not verified the address {email}: verify it there, then "
                "sign in again.",
                email=address,
            )
        )
    named = os.environ.get(ADMINISTRATORS_VARIABLE, "").replace(",", " ").split()
    return library.sign_in(
        address,
        str(claims.get("name") or ""),
        administrators=named,
        is_open=os.environ.get(OPEN_VARIABLE, "").lower() in ("yes", "true", "1"),
    )


def _offer_sign_in(providers: list[str]) -> NoReturn:
    st.title(say("Prioritizer"), anchor=False)
    st.write(say("Sign in to open the scenarios that are yours or were shared with you."))
    for name in providers or [""]:
        label = say("Sign in with {provider}", provider=name) if name else say("Sign in")
        if st.button(label, key=f"sign_in_{name}", type="primary"):
            st.login(name or None)
    st.stop()


def _refuse(sentence: str) -> NoReturn:
    st.error(plain(sentence), icon=":material/error:")
    if st.user.get("is_logged_in"):
        st.button(say("Sign out"), key="sign_out", on_click=st.logout, icon=":material/logout:")
    st.stop()


def _is_loopback(host: str | None) -> bool:
    if host is None:
        return False
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _without_port(host: str) -> str:
    """The name or address of a Host header."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
