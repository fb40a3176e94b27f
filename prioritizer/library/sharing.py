"""With whom scenarios are shared, and how."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from prioritizer.language import say
from prioritizer.library.accounts import clean_address, clean_ids, invite
from prioritizer.library.desk import now, user_of
from prioritizer.library.records import DONOR, Share, User
from prioritizer.library.refusals import BadInput, NotAllowed, NotFound
from prioritizer.library.schema import shares, users
from prioritizer.library.versioning import Versioning


class Sharing(Versioning):
    """Sharing scenarios and taking that back."""

    def share(
        self,
        user: User,
        entry_id: str,
        email: str,
        *,
        with_positions: bool = False,
        may_edit: bool = False,
        funders: Iterable[str] | None = None,
        stakeholders: Iterable[str] | None = None,
    ) -> Share:
        """Let somebody see a scenario, all its versions; a second call changes how.

        An address without an account is invited as a donor. A donor may share its copies with
        people who have an account, never with positions.

        Args:
            user: the owner, or an administrator.
            entry_id: the scenario.
            email: with whom.
            with_positions: whether stakeholders, positions and preferences are seen too.
            may_edit: whether versions may be saved; a donor never may.
            funders: the funders for which a donor speaks here and in its copies; None: those
                that the administrator has linked to it.
            stakeholders: the same for stakeholders.
        """
        address = clean_address(email)
        with self.storage.writing() as connection:
            acting, access = self._managing(connection, user, entry_id)
            known = connection.execute(select(users.c.id).where(users.c.email == address)).first()
            if acting.role == DONOR:
                _check_donor_shares(known is not None, with_positions)
            row = invite(connection, address)
            if known is None:
                self._note_event(connection, acting, "user_added", None, email=address, role=DONOR)
            if row.id == access.entry.owner_id:
                raise BadInput(say("{email} is the owner already.", email=address))
            may_edit = may_edit and row.role != DONOR
            given = {
                "may_edit": may_edit,
                "with_positions": with_positions,
                "funders": None if funders is None else clean_ids(funders),
                "stakeholders": None if stakeholders is None else clean_ids(stakeholders),
            }
            connection.execute(
                delete(shares).where(shares.c.entry_id == entry_id, shares.c.user_id == row.id)
            )
            connection.execute(
                insert(shares).values(entry_id=entry_id, user_id=row.id, shared_at=now(), **given)
            )
            self._note_event(
                connection,
                acting,
                "shared",
                entry_id,
                email=address,
                with_positions=with_positions,
                may_edit=may_edit,
            )
            invited = user_of(row)
            return Share(
                invited.email,
                invited.name,
                invited.role,
                may_edit,
                with_positions,
                given["funders"],  # type: ignore[arg-type]
                given["stakeholders"],  # type: ignore[arg-type]
            )

    def unshare(self, user: User, entry_id: str, email: str) -> None:
        """Take a share back; copies that were made stay with those who made them."""
        address = email.strip().lower()
        with self.storage.writing() as connection:
            acting, access = self._managing(connection, user, entry_id)
            their_id = select(users.c.id).where(users.c.email == address).scalar_subquery()
            removed = connection.execute(
                delete(shares).where(
                    shares.c.entry_id == entry_id,
                    shares.c.user_id == their_id,
                    shares.c.user_id != access.entry.owner_id,  # tells for whom a donor speaks
                )
            )
            if not removed.rowcount:
                raise NotFound(say("This scenario is not shared with {email}.", email=email))
            self._note_event(connection, acting, "unshared", entry_id, email=address)

    def shares(self, user: User, entry_id: str) -> list[Share]:
        """With whom a scenario is shared. For its owner and administrators."""
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            access = self._access(connection, acting, entry_id)
            if not access.may_manage:
                raise NotAllowed(say("Only the owner sees with whom a scenario is shared."))
            rows = connection.execute(
                select(shares, users.c.email, users.c.name, users.c.role)
                .select_from(shares.join(users, users.c.id == shares.c.user_id))
                .where(shares.c.entry_id == entry_id, users.c.id != access.entry.owner_id)
                .order_by(users.c.email)
            )
            return [
                Share(
                    row.email,
                    row.name,
                    row.role,
                    bool(row.may_edit) and row.role != DONOR,
                    bool(row.with_positions),
                    row.funders,
                    row.stakeholders,
                )
                for row in rows
            ]


def _check_donor_shares(is_known: bool, with_positions: bool) -> None:
    if with_positions:
        raise NotAllowed(say("A donor may not share stakeholders and their positions."))
    if not is_known:
        raise NotAllowed(say("A donor may share only with people who have an account here."))
