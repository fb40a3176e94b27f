"""Users of the library: signing in, roles, links to funders."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from prioritizer.language import say
from prioritizer.library.desk import Desk, clean_text, new_id, now, user_of
from prioritizer.library.records import ADMINISTRATOR, DONOR, LOCAL_ID, ROLES, User, local_user
from prioritizer.library.refusals import BadInput, NotAllowed, NotFound
from prioritizer.library.schema import users

_ADDRESS = re.compile(r"[^@\s<>\"',;:()\[\]\\]{1,64}@[^@\s<>\"',;:()\[\]\\]+")


class Accounts(Desk):
    """Who may use the library, and as what."""

    def make_local_user(self) -> User:
        """The one user where nobody signs in; its account is made when it is missing."""
        with self.storage.reading() as connection:
            row = _by_id(connection, LOCAL_ID)
            if row is not None:
                return user_of(row)
        with self.storage.writing() as connection:
            self.storage.hold(connection, "users")
            row = _by_id(connection, LOCAL_ID)
            if row is None:
                _add(connection, local_user())
                return local_user()
            return user_of(row)

    def sign_in(
        self,
        email: str,
        name: str = "",
        *,
        administrators: Collection[str] = (),
        is_open: bool = False,
    ) -> User:
        """The user with a verified address.

        Those named as administrators become it. Where none is named, the first account of the
        library is one: nobody else was added, invited or came in before. Others must have been
        added by an administrator or invited by a share; with `is_open`, anyone else comes in as a
        donor to whom nothing is shared yet.

        Args:
            email: the address, as the identity provider has verified it.
            name: the name that it gives.
            administrators: addresses that are always administrators.
            is_open: whether people come in who were not added.

        Raises:
            NotAllowed: the person was not added, or the account was closed.
            BadInput: this is no address.
        """
        address = clean_address(email)
        shown = clean_text(name[:200], 200)
        named = {clean_address(other) for other in administrators}
        with self.storage.reading() as connection:
            row = _by_address(connection, address)
            if row is not None and _is_as_known(row, shown, named):
                return _open_account(user_of(row))
        with self.storage.writing() as connection:
            self.storage.hold(connection, "users")
            return self._let_in(connection, address, shown, named, is_open)

    def users(self, user: User) -> list[User]:
        """Everybody who has an account, by address. For administrators."""
        with self.storage.reading() as connection:
            self._administrator(connection, user)
            rows = connection.execute(select(users).order_by(users.c.email))
            return [user_of(row) for row in rows]

    def add_user(self, user: User, email: str, role: str, name: str = "") -> User:
        """Let somebody sign in from now on. For administrators.

        Raises:
            BadInput: this is no address, the role is unknown, or the account is there already.
        """
        _check_role(role)
        address = clean_address(email)
        with self.storage.writing() as connection:
            acting = self._administrator(connection, user)
            self.storage.hold(connection, "users")
            if _by_address(connection, address) is not None:
                raise BadInput(say("{email} has an account already.", email=address))
            added = User(new_id(), address, clean_text(name, 200), role)
            _add(connection, added)
            self._note_event(connection, acting, "user_added", None, email=address, role=role)
            return added

    def change_user(
        self,
        user: User,
        email: str,
        *,
        role: str | None = None,
        is_active: bool | None = None,
        funders: Iterable[str] | None = None,
        stakeholders: Iterable[str] | None = None,
    ) -> User:
        """Give somebody another role, close or reopen the account, link it. For administrators.

        Args:
            user: who asks.
            email: whose account.
            role: the new role.
            is_active: False closes the account; what it owns stays.
            funders: ids of the funders for which a donor speaks.
            stakeholders: ids of the stakeholders for which it speaks.

        Raises:
            NotAllowed: no administrator would be left.
        """
        if role is not None:
            _check_role(role)
        with self.storage.writing() as connection:
            acting = self._administrator(connection, user)
            self.storage.hold(connection, "users")
            row = self._account(connection, email)
            before = user_of(row)
            after = replace(
                before,
                role=role or before.role,
                is_active=before.is_active if is_active is None else is_active,
                funders=before.funders if funders is None else clean_ids(funders),
                stakeholders=before.stakeholders
                if stakeholders is None
                else clean_ids(stakeholders),
            )
            if after == before:
                return before
            _keep_one_administrator(connection, before, after)
            connection.execute(
                update(users)
                .where(users.c.id == before.id)
                .values(
                    role=after.role,
                    is_active=after.is_active,
                    funders=after.funders,
                    stakeholders=after.stakeholders,
                )
            )
            self._note_event(
                connection,
                acting,
                "user_changed",
                None,
                email=before.email or before.name,
                role=after.role,
                is_active=after.is_active,
                funders=list(after.funders),
                stakeholders=list(after.stakeholders),
            )
            return after

    def _account(self, connection: Connection, email: str) -> Row[Any]:
        row = _by_address(connection, email.strip().lower())
        if row is None:
            raise NotFound(say("{email} has no account in this library.", email=email))
        return row

    def _let_in(
        self, connection: Connection, address: str, name: str, named: set[str], is_open: bool
    ) -> User:
        row = _by_address(connection, address)
        found = None if row is None else user_of(row)
        if address in named or (not named and _is_empty(connection)):
            role = ADMINISTRATOR
        else:
            role = found.role if found else DONOR
        if found is None:
            if role == DONOR and not is_open:
                raise NotAllowed(
                    say(
                        "{email} has no account in this library: ask an administrator to add you.",
                        email=address,
                    )
                )
            found = User(new_id(), address, name, role)
            _add(connection, found)
            self._note_event(connection, found, "came_in", None, email=address, role=role)
        _open_account(found)
        signed_in = replace(found, name=name or found.name, role=role)
        connection.execute(
            update(users)
            .where(users.c.id == found.id)
            .values(name=signed_in.name, role=role, seen_at=now())
        )
        if found.role != role:
            self._note_event(
                connection,
                signed_in,
                "user_changed",
                None,
                email=address,
                role=role,
                is_active=True,
                funders=list(found.funders),
                stakeholders=list(found.stakeholders),
            )
        return signed_in


def clean_address(email: str) -> str:
    """An e-mail address in the form in which it is kept, lower case.

    Raises:
        BadInput: this is no address.
    """
    address = email.strip().lower()
    if len(address) > 254 or not _ADDRESS.fullmatch(address) or not address.isprintable():
        raise BadInput(say("“{email}” is no e-mail address.", email=email[:254]))
    return address


def clean_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids without blanks round them, each once."""
    return tuple(dict.fromkeys(text for part in ids if (text := clean_text(part, 200))))


def invite(connection: Connection, address: str) -> Row[Any]:
    """The account with an address; a donor's, not yet used, where there was none."""
    row = _by_address(connection, address)
    if row is None:
        _add(connection, User(new_id(), address, "", DONOR))
        row = _by_address(connection, address)
    assert row is not None  # it was added in this transaction
    return row


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadInput(say("“{role}” is no role.", role=role))


def _by_id(connection: Connection, user_id: str) -> Row[Any] | None:
    return connection.execute(select(users).where(users.c.id == user_id)).one_or_none()


def _by_address(connection: Connection, address: str) -> Row[Any] | None:
    if not address:
        return None
    return connection.execute(select(users).where(users.c.email == address)).one_or_none()


def _add(connection: Connection, user: User) -> None:
    connection.execute(
        insert(users).values(
            id=user.id,
            email=user.email,
            name=user.name,
            role=user.role,
            is_active=True,
            funders=user.funders,
            stakeholders=user.stakeholders,
            made_at=now(),
        )
    )


def _is_as_known(row: Row[Any], name: str, named: set[str]) -> bool:
    """Whether signing in changes nothing: it is asked at every click."""
    rises = row.email in named and row.role != ADMINISTRATOR
    return row.seen_at is not None and name in ("", row.name) and not rises


def _administrators(connection: Connection) -> int:
    """How many people with an address are administrators."""
    found = connection.execute(
        select(func.count())
        .select_from(users)
        .where(users.c.role == ADMINISTRATOR, users.c.is_active, users.c.id != LOCAL_ID)
    )
    return found.scalar_one()


def _is_empty(connection: Connection) -> bool:
    """Whether nobody has an account yet, the local user apart."""
    others = select(func.count()).select_from(users).where(users.c.id != LOCAL_ID)
    return connection.execute(others).scalar_one() == 0


def _keep_one_administrator(connection: Connection, before: User, after: User) -> None:
    rules = after.role == ADMINISTRATOR and after.is_active
    if before.id == LOCAL_ID and not rules:
        raise NotAllowed(say("The local user stays an administrator."))
    loses_one = before.role == ADMINISTRATOR and before.is_active and not rules
    if loses_one and _administrators(connection) <= 1:
        raise NotAllowed(say("This is the last administrator: make somebody else one before."))


def _open_account(user: User) -> User:
    if not user.is_active:
        raise NotAllowed(say("Your account in this library is closed: ask an administrator."))
    return user
