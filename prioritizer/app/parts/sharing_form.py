"""The form with which a scenario is shared, and with whom it is."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.outcome import tell, telling
from prioritizer.language import say
from prioritizer.library import DONOR, ROLES, Entry, Share, User


def show_sharing(user: User, entry: Entry) -> None:
    """Show with whom a scenario is shared, and the form to share it or take that back."""
    shares = session.library().shares(user, entry.id)
    if shares:
        header = [
            say("Address"),
            say("Name"),
            say("Role"),
            say("May save"),
            say("Sees stakeholders"),
            say("Speaks for"),
        ]
        rows = [_row(share) for share in shares]
        st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Sharing"))
    else:
        st.caption(say("Shared with nobody."))
    with st.form("share", clear_on_submit=False):
        st.text_input(say("E-mail address"), key="share_email")
        st.checkbox(say("May save new versions (planners only)"), key="share_edit")
        if user.role != DONOR:
            st.checkbox(
                say("Share stakeholders, their positions and preferences too"),
                key="share_positions",
            )
        st.text_input(
            say("Funders for which a donor speaks"),
            key="share_funders",
            help=say("Ids, with ; between them. Blank: those that the administrator has linked."),
        )
        st.text_input(
            say("Stakeholders for which a donor speaks"),
            key="share_stakeholders",
            help=say("Ids, with ; between them. Blank: those that the administrator has linked."),
        )
        st.form_submit_button(say("Share"), on_click=_share, args=(user, entry))
    if shares:
        address = st.selectbox(
            say("Shared with"), [share.email for share in shares], key=f"unshare_{entry.id}"
        )
        st.button(
            say("Stop sharing with {email}", email=address),
            key="unshare",
            on_click=_unshare,
            args=(user, entry, address),
        )


def split_ids(text: str) -> tuple[str, ...] | None:
    """The ids that were typed, None where nothing was."""
    ids = tuple(part.strip() for part in text.split(";") if part.strip())
    return ids or None


def _row(share: Share) -> tuple[str, ...]:
    linked = [*(share.funders or ()), *(share.stakeholders or ())]
    default = say("as linked") if share.role == DONOR else ""
    return (
        share.email,
        share.name,
        say(ROLES[share.role]),
        say("yes") if share.may_edit else say("no"),
        say("yes") if share.with_positions else say("no"),
        "; ".join(linked) or default,
    )


def _share(user: User, entry: Entry) -> None:
    with telling():
        state = st.session_state
        share = session.library().share(
            user,
            entry.id,
            state["share_email"],
            may_edit=state["share_edit"],
            with_positions=state.get("share_positions", False),
            funders=split_ids(state["share_funders"]),
            stakeholders=split_ids(state["share_stakeholders"]),
        )
        tell(say("Shared with {email}.", email=share.email))


def _unshare(user: User, entry: Entry, address: str) -> None:
    with telling():
        session.library().unshare(user, entry.id, address)
        tell(say("No longer shared with {email}.", email=address))
