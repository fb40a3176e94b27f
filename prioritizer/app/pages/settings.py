"""Settings for administrators: users and roles, links to funders, storage and limits."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.parts import page_head
from prioritizer.app.parts.moments import moment_text
from prioritizer.app.parts.outcome import show_outcome, tell, telling
from prioritizer.app.parts.plain import plain
from prioritizer.app.parts.sharing_form import split_ids
from prioritizer.language import marked, number_text, say, say_count
from prioritizer.library import ADMINISTRATOR, ROLES, Limits, NotAllowed, Refusal, User

LIMITS = {
    "scenarios_per_user": marked("Scenarios of one user"),
    "versions_per_scenario": marked("Versions of one scenario"),
    "megabytes_per_draft": marked("Size of one scenario (megabytes)"),
    "megabytes_per_result": marked("Size of one result (megabytes)"),
    "computations_at_once": marked("Computations at the same time"),
    "minutes_per_computation": marked("Longest computation (minutes)"),
}
"""The limits, each with its label."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Settings"),
        how_to=(
            say("Add the people who may sign in, each with a role."),
            say(
                "Link a donor to its funders: in its copies it may change their rules and amounts."
            ),
            say("Look at how much space the library takes, and set how much it may take."),
        ),
    )
    show_outcome()
    user = session.current_user()
    if user.role != ADMINISTRATOR:
        st.info(say("Only an administrator may do this."), icon=":material/info:")
        return
    try:
        _show_users(user)
        _show_storage(user)
        _show_limits(user)
        _show_trail(user)
    except (NotAllowed, Refusal) as refusal:
        st.error(plain(refusal), icon=":material/error:")


def _show_users(user: User) -> None:
    st.subheader(say("Users"), anchor=False)
    users = session.library().users(user)
    rows = [
        (
            other.email,
            other.shown_name,
            say(ROLES[other.role]),
            "; ".join(other.funders),
            "; ".join(other.stakeholders),
            say("open") if other.is_active else say("closed"),
        )
        for other in users
    ]
    header = [
        say("Address"),
        say("Name"),
        say("Role"),
        say("Funders"),
        say("Stakeholders"),
        say("Account"),
    ]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Users"))
    with st.form("add_user"):
        st.text_input(say("E-mail address"), key="new_email")
        _choose_role("new_role", "planner")
        st.form_submit_button(say("Add user"), on_click=_add_user, args=(user,))
    with_address = {other.email: other for other in users if other.email}
    if with_address:
        email = st.selectbox(say("User"), list(with_address), key="changed_email")
        _show_user(user, with_address[email])


def _show_user(user: User, other: User) -> None:
    with st.form(f"change_user_{other.id}"):
        _choose_role(f"role_{other.id}", other.role)
        st.text_input(
            say("Funders for which it speaks"),
            value="; ".join(other.funders),
            key=f"funders_{other.id}",
            help=say("Ids as in the table funders, with ; between them."),
        )
        st.text_input(
            say("Stakeholders for which it speaks"),
            value="; ".join(other.stakeholders),
            key=f"stakeholders_{other.id}",
            help=say("Ids as in the table stakeholders, with ; between them."),
        )
        st.checkbox(say("May sign in"), value=other.is_active, key=f"active_{other.id}")
        st.form_submit_button(say("Keep changes"), on_click=_change_user, args=(user, other))


def _choose_role(key: str, default: str) -> None:
    roles = list(ROLES)
    st.selectbox(
        say("Role"),
        roles,
        index=roles.index(default),
        key=key,
        format_func=lambda role: say(ROLES[role]),
    )


def _add_user(user: User) -> None:
    with telling():
        state = st.session_state
        added = session.library().add_user(user, state["new_email"], state["new_role"])
        tell(say("{email} may sign in now.", email=added.email))


def _change_user(user: User, other: User) -> None:
    with telling():
        state = st.session_state
        session.library().change_user(
            user,
            other.email,
            role=state[f"role_{other.id}"],
            is_active=state[f"active_{other.id}"],
            funders=split_ids(state[f"funders_{other.id}"]) or (),
            stakeholders=split_ids(state[f"stakeholders_{other.id}"]) or (),
        )
        tell(say("The account of {email} was changed.", email=other.email))


def _show_storage(user: User) -> None:
    st.subheader(say("Storage"), anchor=False)
    facts = session.library().storage_facts(user)
    computing, waiting = running.runs().load
    rows = [
        (say("Place"), facts.place),
        (say("Space taken"), _megabytes(facts.bytes_used)),
        (say("Space left on the disk"), _megabytes(facts.bytes_free)),
        (say("Users"), number_text(facts.users, 0)),
        (say("Scenarios"), number_text(facts.scenarios, 0)),
        (say("Versions"), number_text(facts.versions, 0)),
        (say("Stored results"), number_text(facts.results, 0)),
        (say("Runs"), number_text(facts.runs, 0)),
        (say("Computing now"), number_text(computing, 0)),
        (say("Waiting for their turn"), number_text(waiting, 0)),
    ]
    header = [say("What"), say("Value")]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Storage"))
    st.button(
        say("Remove all stored results"),
        key="drop_results",
        disabled=not facts.results,
        help=say("They are computed again when somebody asks for them."),
        on_click=_drop_results,
        args=(user,),
    )


def _megabytes(count: int | None) -> str:
    if count is None:
        return say("unknown")
    return say("{count} megabytes", count=number_text(count / 1e6, 1))


def _drop_results(user: User) -> None:
    with telling():
        count = session.library().drop_results(user)
        tell(say_count("Removed {count} stored result.", "Removed {count} stored results.", count))


def _show_limits(user: User) -> None:
    st.subheader(say("Limits"), anchor=False)
    limits = session.library().limits()
    with st.form("limits"):
        for name, label in LIMITS.items():
            st.number_input(
                say(label), value=getattr(limits, name), min_value=1, step=1, key=f"limit_{name}"
            )
        st.form_submit_button(say("Keep limits"), on_click=_set_limits, args=(user,))


def _set_limits(user: User) -> None:
    with telling():
        chosen = {name: int(st.session_state[f"limit_{name}"]) for name in LIMITS}
        limits = session.library().set_limits(user, Limits(**chosen))
        running.runs().set_limits(
            limits.computations_at_once, 60.0 * limits.minutes_per_computation
        )
        tell(say("The limits were kept."))


def _show_trail(user: User) -> None:
    st.subheader(say("What administrators did"), anchor=False)
    events = session.library().administration(user)
    if not events:
        st.caption(say("Nothing yet."))
        return
    rows = [(moment_text(event.at), event.who, event.what) for event in events]
    header = [say("When"), say("Who"), say("What")]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Audit trail"))
