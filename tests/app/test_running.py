from pathlib import Path

import pytest

from prioritizer.app import running
from prioritizer.library import local_user, open_library
from prioritizer.runs import RunState
from tests.app.deciding import Pages, minimal


def test_runs_are_noted_in_the_library(tmp_path: Path) -> None:
    library = open_library(str(tmp_path / "library.db"))
    user = local_user()
    notes = running._Notes(library, {user.id: user})
    state = RunState("r1", "solve", "tiny", "d", "k", "running")
    notes(state, frozenset({user.id, "somebody else"}))
    (record,) = library.runs(user)
    assert (record.kind, record.title, record.key, record.state) == (
        "solve",
        "tiny",
        "k",
        "running",
    )


def test_the_current_plan_is_judged_once_a_language() -> None:
    first = running.current_plan(minimal())
    assert first["status"] in ("feasible", "infeasible")
    assert running.current_plan(minimal()) is first


def test_an_answer_belongs_to_its_scenario_alone(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.go("run")
    pages.click("run_solve")
    assert running.document_of(minimal(), *running.SOLVED) is not None
    other = minimal().replace(title="other")
    assert running.document_of(other, *running.SOLVED) is None
    changed = minimal().with_overrides(["discount_rate=0.5"])
    assert running.document_of(changed, *running.SOLVED) is None
