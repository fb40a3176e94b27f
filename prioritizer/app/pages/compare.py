"""Two to four scenarios side by side: only what differs, in the inputs and in the plans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.parts import choose_view, needs_scenario, page_head, plain
from prioritizer.app.run_panel import follow, run_button
from prioritizer.app.views import comparison
from prioritizer.drafts import Draft, History
from prioritizer.language import date_text, say
from prioritizer.library import Refusal
from prioritizer.scenario import Scenario, ScenarioError

MOST = 4
"""Scenarios that can be told apart on one page."""

OPTIONS = {"gap": 0.001, "time_limit": 120.0}
"""Options of each solve of a comparison."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Compare"),
        (
            say("Choose two to four scenarios: the open one, those of the library, your drafts."),
            say("The page shows only what differs, in what goes in and in what comes out."),
            say("Under “Earmarks” you see what each rule costs in each of them."),
        ),
    )
    if not needs_scenario():
        return
    choices = scenarios_to_compare()
    chosen = st.multiselect(
        say("Scenarios"),
        list(choices),
        default=list(choices)[:1],
        max_selections=MOST,
        key="compare_chosen",
    )
    loaded, faulty = loaded_scenarios({name: choices[name] for name in chosen})
    for name in faulty:
        st.error(
            say("“{name}” has faults: repair them before you compare it.", name=plain(name)),
            icon=":material/error:",
        )
    if len(loaded) >= 2:
        first, *others = loaded
        run_button(
            say("Compare them"),
            "compare",
            loaded[first],
            OPTIONS | {"name": first},
            beside={name: loaded[name] for name in others},
        )
    else:
        st.info(say("Choose at least two scenarios."), icon=":material/info:")
    state = follow("compare")
    document: Mapping[str, Any] | None = None
    if state is not None and state.has_ended:
        document = running.runs().result(state.run_id)
    if document is None and len(loaded) >= 1:
        document = running.document_of(next(iter(loaded.values())), "compare")
    if document is not None:
        _show(document, loaded)


def scenarios_to_compare() -> dict[str, Draft]:
    """Drafts by what they are called: the open one first, then earlier ones, then the library's."""
    found = {
        say("{title} (open)", title=session.draft().title or say("Untitled scenario")): (
            session.draft()
        )
    }
    for place, answer in enumerate(running.answers(*running.SOLVED), start=1):
        if answer.is_stale:
            name = say(
                "{title} (run before, {number})", title=answer.scenario.settings.title, number=place
            )
            found[name] = Draft.of(answer.scenario)
    user = session.current_user()
    try:
        for entry in session.library().scenarios(user):
            if not entry.is_archived:
                _, text = session.library().load(user, entry.id)
                name = say("{title} (version {number})", title=entry.title, number=entry.version)
                found[unused(name, found)] = Draft.from_json(text)
        for work in session.library().works(user):
            when = date_text(work.kept_at.astimezone())
            name = say("{title} (draft, {date})", title=work.title, date=when)
            draft = History.from_json(work.history_json).present
            if draft.digest != session.draft().digest:
                found[unused(name, found)] = draft
    except Refusal as refusal:
        st.warning(plain(refusal), icon=":material/warning:")
    return found


def unused(name: str, known: Mapping[str, Any]) -> str:
    """A name that is not used yet: with a number behind it where needed."""
    number = 1
    found = name
    while found in known:
        number += 1
        found = f"{name} {number}"
    return found


def loaded_scenarios(drafts: Mapping[str, Draft]) -> tuple[dict[str, Scenario], list[str]]:
    """The scenarios of the drafts that are valid, and the names of the others."""
    found, faulty = {}, []
    for name, draft in drafts.items():
        try:
            found[name] = draft.scenario()
        except ScenarioError:
            faulty.append(name)
    return found, faulty


def _show(document: Mapping[str, Any], loaded: Mapping[str, Scenario]) -> None:
    views = {
        "plans": say("Plans"),
        "inputs": say("What goes in"),
        "funded": say("What is funded"),
        "money": say("Money"),
        "indicators": say("Indicators"),
        "eyes": say("By each other's weights"),
        "earmarks": say("Earmarks"),
    }
    st.markdown(say("Compared: {names}.", names=plain(", ".join(document["scenarios"]))))
    for note in document["notes"]:
        st.warning(plain(note), icon=":material/info:")
    chosen = choose_view(views, "compare_view")
    if chosen == "earmarks":
        comparison.show_earmarks({n: s for n, s in loaded.items() if n in document["scenarios"]})
    else:
        comparison.VIEWS[chosen](document, next(iter(loaded.values()), None))
