import pytest

from prioritizer.app import running
from prioritizer.runs.state import CANCELLED, DIED, FAILED, QUEUED, RUNNING, Moment, RunState
from tests.app.deciding import Pages


def put(pages: Pages, state: str, **facts: object) -> None:
    """Make a run of the session stand in some state."""
    run: RunState = RunState("r", "solve", "", "d", "k", state, **facts)  # type: ignore[arg-type]
    running.server().runs.states["r"] = run  # type: ignore[attr-defined]
    pages.at.session_state["run_ids"] = {"solve": "r"}
    pages.run()


def test_progress_and_cancel(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.go("run")
    cancelled: list[str] = []
    monkeypatch.setattr(running.runs(), "cancel", lambda run, user: cancelled.append(run))
    put(pages, RUNNING, progress=Moment("weighted_gain", 0.5, 0.6, 0.2), seconds=3.0)
    assert "Best weighted gain so far: 0.5000." in pages.texts()
    assert pages.at.button(key="run_solve").disabled
    pages.click("cancel_solve")
    assert cancelled == ["r"]


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        (QUEUED, {"place_in_queue": 4}, "number 4 in the queue"),
        (CANCELLED, {"has_result": True}, "What was found until then is kept"),
        (CANCELLED, {}, "Cancelled before anything was found"),
        (FAILED, {"message": "gap -1"}, "This cannot be computed: gap -1"),
        (DIED, {}, "The process that computed this was ended"),
    ],
)
def test_every_ending_is_told(
    pages: Pages, state: str, facts: dict[str, object], words: str
) -> None:
    pages.go("run")
    put(pages, state, **facts)
    assert words in pages.texts()


def test_a_run_of_a_server_that_was_restarted_is_forgotten(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prioritizer.runs import NoSuchRun

    def unknown(run_id: str) -> RunState:
        raise NoSuchRun(run_id)

    pages.go("run")
    monkeypatch.setattr(running.runs(), "state", unknown)
    pages.at.session_state["run_ids"] = {"solve": "gone"}
    pages.run()
    assert not pages.at.button(key="run_solve").disabled
