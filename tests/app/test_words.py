import pytest

from prioritizer.app.words import KINDS, STATES, STATUSES, moment_lines
from prioritizer.language.terms import term
from prioritizer.runs import ENDED, RunState
from prioritizer.runs.kinds import KINDS as COMPUTED
from prioritizer.runs.state import QUEUED, RUNNING, Moment


def test_every_kind_and_state_has_a_word() -> None:
    assert set(COMPUTED) == set(KINDS)
    assert set(STATES) == ENDED | {QUEUED, RUNNING}
    assert term(STATUSES, "optimal") == "proven best"
    assert term(STATUSES, "unheard") == "unheard"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (Moment(), ["Computing for 12 s."]),
        (Moment("weighted_gain"), ["Computing for 12 s.", "No plan found yet."]),
        (
            Moment("weighted_gain", 0.5, 0.6, 0.2),
            [
                "Computing for 12 s.",
                "Best weighted gain so far: 0.5000.",
                "No plan can pass 0.6000.",
                "Gap: 20.00 %.",
            ],
        ),
        (Moment("vetting", done=2, total=5), ["Computing for 12 s.", "2 of 5 parts done."]),
    ],
)
def test_a_moment_in_sentences(moment: Moment, expected: list[str]) -> None:
    state = RunState("r", "solve", "", "", "", RUNNING, progress=moment, seconds=12.3)
    assert moment_lines(state) == expected


def test_the_tie_break_is_not_shown_as_the_objective() -> None:
    moment = Moment("tie_breaks", 0.99, 0.98, 0.01)
    state = RunState("r", "solve", "", "", "", RUNNING, progress=moment)
    assert "0.99" not in " ".join(moment_lines(state))


def test_a_place_in_the_queue() -> None:
    state = RunState("r", "solve", "", "", "", QUEUED, place_in_queue=3)
    assert moment_lines(state) == ["Waiting: number 3 in the queue."]
