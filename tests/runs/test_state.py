import json

from prioritizer.runs.state import ENDED, QUEUED, RUNNING, Moment, RunState


def test_a_state_is_plain_values() -> None:
    moment = Moment("weighted_gain", 0.5, 0.6, 0.2)
    state = RunState("r", "solve", "t", "d", "k", RUNNING, {"gap": 0.0}, progress=moment)
    document = json.loads(json.dumps(state.to_dict()))
    assert document["progress"]["bound"] == 0.6
    assert (state.gap, state.objective) == (0.2, 0.5)


def test_only_ended_states_have_ended() -> None:
    for name in (QUEUED, RUNNING):
        assert not RunState("r", "solve", "", "", "", name).has_ended
    for name in ENDED:
        assert RunState("r", "solve", "", "", "", name).has_ended
