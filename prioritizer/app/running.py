"""The server's runs as the pages use them: ask, follow, and find the answer for what is open."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import streamlit as st

import prioritizer as pr
from prioritizer.app import session
from prioritizer.language import current_language, current_number_style, use_language
from prioritizer.library import Library, User
from prioritizer.report.matter import Matter
from prioritizer.runs import NoSuchRun, Runs, RunState
from prioritizer.scenario import Scenario, ScenarioError

LOOKED_BACK = 15
"""Steps of the history in which an answer to an earlier state of the draft is looked for."""

_IDS = "run_ids"


@dataclass
class _Notes:
    """Notes in the library how runs go, so that a restart can tell of them."""

    library: Library
    users: dict[str, User] = field(default_factory=dict)

    def __call__(self, state: RunState, wanted_by: frozenset[str]) -> None:
        for name in wanted_by & self.users.keys():
            self.library.note_run(
                f"{state.run_id}{name}"[:64],
                self.users[name],
                state.kind,
                state.key,
                state.state,
                title=state.title,
                gap=state.gap,
                objective=state.objective,
                seconds=state.seconds,
                message=state.message,
            )


@dataclass(frozen=True)
class Server:
    """The runs of this server and who is told of them."""

    runs: Runs
    notes: _Notes


def server() -> Server:
    """The runs of this server, begun once: its worker loads while the first page is drawn."""
    return _server(os.environ.get("PRIORITIZER_LIBRARY"))


@st.cache_resource(show_spinner=False)
def _server(_url: str | None) -> Server:
    kept = session.library()
    notes = _Notes(kept)
    limits = kept.limits()
    begun = Runs(
        kept,
        limits.computations_at_once,
        longest=60.0 * limits.minutes_per_computation,
        on_change=notes,
    )
    return Server(begun, notes)


def runs() -> Runs:
    """The runs of this server."""
    return server().runs


def ask(
    kind: str,
    scenario: Scenario,
    options: Mapping[str, Any],
    *,
    beside: Mapping[str, Scenario] | None = None,
    again: bool = False,
) -> str:
    """Ask for a computation for the present user, and remember it in the session."""
    session.speak()
    user = session.current_user()
    server().notes.users[user.id] = user
    run_id = runs().submit(
        user.id,
        kind,
        scenario,
        options,
        beside=beside,
        title=scenario.settings.title,
        again=again,
    )
    st.session_state.setdefault(_IDS, {})[kind] = run_id
    return run_id


def asked(*kinds: str) -> RunState | None:
    """The newest run of some kinds that this session asked for."""
    found = None
    for kind, run_id in st.session_state.get(_IDS, {}).items():
        if kind in kinds:
            try:
                found = runs().state(run_id)
            except NoSuchRun:  # the server was restarted, or has forgotten it
                continue
    return found


def own_runs() -> list[RunState]:
    """The runs of the present user since the server began, the newest first."""
    return runs().runs_of(session.current_user().id)


@dataclass(frozen=True)
class Answered:
    """An answer, the scenario that it is about, and whether the draft has changed since."""

    scenario: Scenario
    document: Mapping[str, Any]
    is_stale: bool

    @property
    def matter(self) -> Matter:
        """Scenario and answer with names and units at hand."""
        return Matter(self.scenario, self.document)


SOLVED = ("solve", "test_solve")
"""Kinds whose document is a plan."""


def document_of(scenario: Scenario, *kinds: str) -> Mapping[str, Any] | None:
    """The newest answer of the first of these kinds that there is about a scenario."""
    for kind in kinds:
        found = runs().latest(scenario.digest, kind)
        if found is not None:
            return found
    return None


def answered(*kinds: str) -> Answered | None:
    """The answer to the open draft; where there is none, to the latest earlier state with one."""
    return next(answers(*kinds), None)


def answers(*kinds: str) -> Iterator[Answered]:
    """Answers to the open draft and to earlier states of it, the newest state first."""
    if not session.is_open():
        return
    history = session.history()
    seen: set[str] = set()
    past = [step.draft for step in history.past[::-1][:LOOKED_BACK]]
    for place, draft in enumerate((history.present, *past)):
        try:
            scenario = draft.scenario()
        except ScenarioError:
            continue
        if scenario.digest in seen:
            continue
        seen.add(scenario.digest)
        document = document_of(scenario, *kinds)
        if document is not None:
            yield Answered(scenario, document, is_stale=place > 0)


def current_plan(scenario: Scenario) -> Mapping[str, Any]:
    """The plan of the table ``plan``, judged; without the table what runs already goes on."""
    return _judged(scenario, current_language(), current_number_style())


@lru_cache(maxsize=16)
def _judged(scenario: Scenario, language: str, style: str) -> Mapping[str, Any]:
    use_language(language, style)
    return pr.evaluate(scenario).to_dict()
