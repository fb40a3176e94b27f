"""The pages that decide, without a server: what is asked for is computed at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import prioritizer as pr
from prioritizer.app import running
from prioritizer.language import current_language, use_language
from prioritizer.runs import MemoryKeeper, RunState
from prioritizer.runs.answers import Answers
from prioritizer.runs.kinds import KINDS, Watcher
from prioritizer.runs.order import Order
from prioritizer.runs.state import DONE, FAILED
from tests.app.library_pages import SECONDS, fresh_library

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
from importlib import import_module
import streamlit as st
from prioritizer.app import main, session
session.begin()
st.navigation([main.page_address(entry.path) for entry in main.PAGES])
if not session.is_open():
    from prioritizer.drafts import Draft
    from tests.app import deciding
    session.open_draft(Draft.of(deciding.opened))
import_module(f"prioritizer.app.pages.{st.session_state['page']}").page()
"""

opened: pr.Scenario
"""What the script opens first."""


class RunsAtOnce:
    """Computes what is asked for while it is asked for."""

    def __init__(self) -> None:
        self.answers = Answers(MemoryKeeper())
        self.states: dict[str, RunState] = {}
        self.results: dict[str, Any] = {}

    def submit(
        self,
        user: str,
        kind: str,
        scenario: pr.Scenario,
        options: Mapping[str, Any] | None = None,
        *,
        beside: Mapping[str, pr.Scenario] | None = None,
        title: str = "",
        again: bool = False,
    ) -> str:
        name = f"run{len(self.states)}"
        order = Order(kind, scenario, dict(options or {}), dict(beside or {}))
        state = RunState(name, kind, title, scenario.digest, order.key, DONE, order.options)
        try:
            document = KINDS[kind](order, Watcher(lambda moment: None, lambda: False))
        except ValueError as fault:
            self.states[name] = RunState(
                name, kind, title, scenario.digest, order.key, FAILED, message=str(fault)
            )
            return name
        self.answers.keep(order, document, is_complete=True)
        self.states[name], self.results[name] = state, document
        return name

    def state(self, run_id: str) -> RunState:
        return self.states[run_id]

    def result(self, run_id: str) -> Any:
        return self.results.get(run_id)

    def runs_of(self, user: str) -> list[RunState]:
        return list(self.states.values())[::-1]

    def latest(self, digest: str, kind: str) -> Any:
        return self.answers.latest(digest, kind, current_language())

    def is_answered(self, key: str) -> bool:
        return self.answers.complete(key) is not None

    def cancel(self, run_id: str, user: str | None = None) -> None:
        raise AssertionError("nothing runs long enough")


class Pages:
    """One session of a browser, on one page after another."""

    def __init__(self, scenario: pr.Scenario) -> None:
        globals()["opened"] = scenario
        self.at = AppTest.from_string(SCRIPT, default_timeout=SECONDS)

    def go(self, page: str) -> AppTest:
        """Draw a page."""
        self.at.session_state["page"] = page
        return self.run()

    def run(self) -> AppTest:
        """Draw the page again."""
        self.at.run()
        assert not self.at.exception, self.at.exception[0].value
        return self.at

    def click(self, key: str) -> AppTest:
        """Press a button."""
        self.at.button(key=key).click()
        return self.run()

    def choose(self, key: str, value: Any) -> AppTest:
        """Choose among segments, in a list or on a slider."""
        self.at.session_state[key] = value
        return self.run()

    def texts(self) -> str:
        """All that is written on the page, without the marks of Markdown."""
        parts = (
            self.at.markdown, self.at.success, self.at.info, self.at.warning, self.at.error,
            self.at.caption, self.at.subheader,
        )  # fmt: skip
        return "\n".join(str(e.value) for part in parts for e in part).replace("\\", "")

    def frame(self, place: int = 0) -> Any:
        """A table of the page."""
        return self.at.dataframe[place].value

    def metrics(self) -> dict[str, str]:
        """The figures of the page."""
        return {metric.label: metric.value for metric in self.at.metric}

    @property
    def charts(self) -> int:
        """How many charts there are."""
        return len(self.at.get("plotly_chart"))


def pages_with(
    scenario: pr.Scenario, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pages]:
    """The pages with a scenario open and a library of their own."""
    library = fresh_library(folder, monkeypatch)
    runs: Any = RunsAtOnce()
    server = running.Server(runs, running._Notes(library))
    monkeypatch.setattr(running, "server", lambda: server)
    use_language("en", "en_US")
    yield Pages(scenario)


def minimal() -> pr.Scenario:
    """The smallest example."""
    return pr.read_scenario(ROOT / "inputs" / "minimal")
