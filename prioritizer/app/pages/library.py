"""The scenario library: save, open, copy, restore, share; who changed what."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import page_head
from prioritizer.app.parts.moments import moment_text
from prioritizer.app.parts.outcome import show_changes, show_outcome, tell, telling
from prioritizer.app.parts.plain import plain
from prioritizer.app.parts.sharing_form import show_sharing
from prioritizer.drafts import Draft
from prioritizer.language import say
from prioritizer.library import DONOR, ROLES_IN_IT, Entry, Refusal, User, Version


def page() -> None:
    """Draw the page."""
    page_head(
        say("Scenario library"),
        how_to=(
            say("Save the open scenario as a new version, with a note of what you changed."),
            say("Choose a scenario below to open it, to copy it or to see its versions."),
            say("Restore an old version: it becomes the newest, and none is lost."),
            say(
                "Share a scenario with a colleague or a donor; stakeholders stay hidden unless "
                "you share them too."
            ),
            say("The audit trail tells who changed what, and when."),
        ),
    )
    show_outcome()
    user = session.current_user()
    try:
        entries = session.library().scenarios(user)
    except Refusal as refusal:
        st.error(plain(refusal), icon=":material/error:")
        return
    _show_saving(user, entries)
    _show_list(entries)
    chosen = _choose(entries)
    if chosen is not None:
        _show_chosen(user, chosen)


def _show_saving(user: User, entries: list[Entry]) -> None:
    """Saving what is open: as a version where the user may, else as a copy or a new scenario."""
    st.subheader(say("Save"), anchor=False)
    if not session.is_open():
        st.info(say("No scenario is open."), icon=":material/info:")
        return
    known = next((entry for entry in entries if entry.id == session.entry_id()), None)
    if known is None and user.role == DONOR:
        st.info(
            say(
                "This scenario is not from the library: a donor works in copies of what was "
                "shared with it."
            ),
            icon=":material/info:",
        )
        return
    draft = session.draft()
    st.text_input(say("Note: what did you change?"), key="save_note", max_chars=2000)
    if known is not None and known.may_edit:
        st.button(
            say("Save a new version of “{title}”", title=plain(known.title)),
            key="save_version",
            type="primary",
            disabled=session.is_saved(),
            on_click=_save_version,
            args=(user, known.id),
        )
        if session.is_saved():
            st.caption(
                say("Nothing has changed since version {version}.", version=session.based_on())
            )
    st.text_input(
        say("Title of a new scenario"),
        value=draft.title or say("Untitled scenario"),
        key="save_title",
        max_chars=200,
    )
    label = say("Save as a new scenario") if known is None else say("Save as a copy")
    st.button(label, key="save_as", on_click=_save_as, args=(user, known))


def _save_version(user: User, entry_id: str) -> None:
    with telling():
        version = session.library().save(
            user,
            entry_id,
            session.draft().to_json(),
            based_on=session.based_on() or 0,
            note=st.session_state["save_note"],
        )
        session.note_saved(entry_id, version.number)
        st.session_state["save_note"] = ""
        tell(say("Saved as version {version}.", version=version.number))


def _save_as(user: User, known: Entry | None) -> None:
    with telling():
        title, note = st.session_state["save_title"], st.session_state["save_note"]
        text = session.draft().to_json()
        if known is None:
            entry = session.library().create(user, title, text, note)
        else:
            entry = session.library().save_as(
                user, known.id, title, text, based_on=session.based_on() or 0, note=note
            )
        session.note_saved(entry.id, entry.version)
        st.session_state["chosen"] = entry.id
        st.session_state["save_note"] = ""
        del st.session_state["save_title"]  # suggested anew
        tell(say("Saved as “{title}”.", title=entry.title))


def _show_list(entries: list[Entry]) -> None:
    st.subheader(say("Scenarios"), anchor=False)
    if any(entry.is_archived for entry in entries):
        st.toggle(say("Show archived scenarios"), key="show_archived")
    shown = _shown(entries)
    if not shown:
        st.info(say("The library has no scenario for you yet."), icon=":material/info:")
        return
    rows = [
        (
            entry.title,
            entry.owner,
            say(ROLES_IN_IT[entry.role_in_it]),
            entry.version,
            moment_text(entry.saved_at),
            entry.note,
            say("archived") if entry.is_archived else "",
        )
        for entry in shown
    ]
    header = [
        say("Title"),
        say("Owner"),
        say("You are"),
        say("Version"),
        say("Saved"),
        say("Note"),
        say("State"),
    ]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Scenarios"))


def _shown(entries: list[Entry]) -> list[Entry]:
    archived = st.session_state.get("show_archived", False)
    return [entry for entry in entries if archived or not entry.is_archived]


def _choose(entries: list[Entry]) -> Entry | None:
    """The scenario that the user chooses; numbered where two have the same title."""
    by_id = {entry.id: entry for entry in _shown(entries)}
    if not by_id:
        return None
    if st.session_state.get("chosen") not in by_id:
        current = session.entry_id()
        st.session_state["chosen"] = current if current in by_id else next(iter(by_id))
    chosen = st.selectbox(
        say("Scenario"),
        list(by_id),
        key="chosen",
        format_func=lambda entry_id: _name(by_id[entry_id]),
    )
    return by_id[chosen]


def _name(entry: Entry) -> str:
    return say(
        "{title} (version {version}, {owner}, {moment})",
        title=entry.title,
        version=entry.version,
        owner=entry.owner,
        moment=moment_text(entry.saved_at),
    )


def _show_chosen(user: User, entry: Entry) -> None:
    with st.container(horizontal=True):
        st.button(
            say("Open the newest version"),
            key="open",
            type="primary",
            on_click=_open,
            args=(user, entry, None),
        )
        if entry.may_manage:
            st.button(
                say("Take out of the archive") if entry.is_archived else say("Archive"),
                key="archive",
                on_click=_archive,
                args=(user, entry),
            )
    if not entry.with_positions:
        st.caption(say("Shared with you without stakeholders and their positions."))
    if entry.funders:
        st.caption(
            say("In copies you speak for the funders {ids}.", ids=plain(", ".join(entry.funders)))
        )
    _show_titles(user, entry)
    tabs = [say("Versions"), say("Audit trail")]
    if entry.may_manage:
        tabs.append(say("Sharing"))
    shown = st.tabs(tabs)
    with shown[0]:
        _show_versions(user, entry)
    with shown[1]:
        _show_trail(user, entry)
    if entry.may_manage:
        with shown[2]:
            show_sharing(user, entry)


def _show_titles(user: User, entry: Entry) -> None:
    """Copying under a title, and renaming."""
    suggested = say("Copy of {title}", title=entry.title)[:200]
    st.text_input(say("Title"), value=suggested, key=f"title_{entry.id}", max_chars=200)
    with st.container(horizontal=True):
        st.button(say("Copy under this title"), key="copy", on_click=_copy, args=(user, entry))
        if entry.may_manage:
            st.button(
                say("Rename to this title"), key="rename", on_click=_rename, args=(user, entry)
            )


def _open(user: User, entry: Entry, version: int | None) -> None:
    with telling():
        found, text = session.library().load(user, entry.id, version)
        session.open_draft(
            Draft.from_json(text), title=entry.title, entry_id=entry.id, based_on=found.number
        )
        st.session_state.pop("save_title", None)  # suggested anew
        tell(say("“{title}”, version {version}, is open.", title=entry.title, version=found.number))


def _copy(user: User, entry: Entry) -> None:
    with telling():
        copied = session.library().copy(user, entry.id, st.session_state[f"title_{entry.id}"])
        st.session_state["chosen"] = copied.id
        tell(say("Copied as “{title}”.", title=copied.title))


def _rename(user: User, entry: Entry) -> None:
    with telling():
        renamed = session.library().rename(user, entry.id, st.session_state[f"title_{entry.id}"])
        tell(say("Renamed to “{title}”.", title=renamed.title))


def _archive(user: User, entry: Entry) -> None:
    with telling():
        session.library().archive(user, entry.id, is_archived=not entry.is_archived)
        if entry.is_archived:
            tell(say("“{title}” is out of the archive.", title=entry.title))
        else:
            tell(say("“{title}” is in the archive; nothing was deleted.", title=entry.title))


def _show_versions(user: User, entry: Entry) -> None:
    versions = session.library().versions(user, entry.id)
    rows = [
        (version.number, version.author, moment_text(version.saved_at), version.note)
        for version in versions
    ]
    header = [say("Version"), say("Author"), say("Saved"), say("Note")]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Versions"))
    by_number = {version.number: version for version in versions}
    number = st.selectbox(say("Version"), list(by_number), key=f"version_{entry.id}")
    version = by_number[number]
    st.button(
        say("Open version {version}", version=number),
        key="open_version",
        on_click=_open,
        args=(user, entry, number),
    )
    if entry.may_edit:
        st.button(
            say("Restore version {version} as the newest", version=number),
            key="restore",
            disabled=number == entry.version,
            on_click=_restore,
            args=(user, entry, version),
        )
        st.text_input(
            say("Note of version {version}", version=number),
            value=version.note,
            key=f"note_{entry.id}_{number}",
            max_chars=2000,
            on_change=_annotate,
            args=(user, entry, number),
        )


def _restore(user: User, entry: Entry, version: Version) -> None:
    with telling():
        restored = session.library().restore(user, entry.id, version.number)
        tell(
            say(
                "Version {old} is the newest again, as version {new}.",
                old=version.number,
                new=restored.number,
            )
        )


def _annotate(user: User, entry: Entry, number: int) -> None:
    with telling():
        note = st.session_state[f"note_{entry.id}_{number}"]
        session.library().annotate(user, entry.id, number, note)
        tell(say("The note was kept."))


def _show_trail(user: User, entry: Entry) -> None:
    events = session.library().audit(user, entry.id)
    rows = [(moment_text(event.at), event.who, event.what) for event in events]
    header = [say("When"), say("Who"), say("What")]
    st.dataframe(pd.DataFrame(rows, columns=header), hide_index=True, alt=say("Audit trail"))
    changed = {
        f"{moment_text(event.at)}, {event.who}: {event.what}": event
        for event in events
        if event.changes
    }
    if changed:
        name = st.selectbox(say("Changes of"), list(changed), key=f"event_{entry.id}")
        show_changes(changed[name].changes)
