import pytest

from prioritizer.drafts import History
from prioritizer.drafts.history import MOST_STEPS
from tests.drafts.drafted import drafted


def costs(number: int) -> History:
    """A history of so many changes of one cost."""
    history = History.begin(drafted())
    for step in range(1, number + 1):
        draft = history.present.with_cell("interventions", 0, "capital_cost", str(step))
        history = history.commit(draft, f"cost {step}")
    return history


def cost(history: History) -> str:
    return history.present.values("interventions", "capital_cost")[0]


def test_undo_and_redo_walk_the_steps() -> None:
    history = costs(3)
    assert (cost(history), history.undone_next, history.redone_next) == ("3", "cost 3", None)
    back = history.undo().undo()
    assert (cost(back), back.undone_next, back.redone_next) == ("1", "cost 1", "cost 2")
    assert cost(back.redo()) == "2"
    assert back.undo().undo().present == drafted()
    assert history.redo() == history


def test_a_commit_after_undo_forgets_what_was_undone() -> None:
    history = costs(3).undo()
    history = history.commit(history.present.with_settings(title="other"), "title")
    assert history.future == ()
    assert [step.label for step in history.past] == ["", "cost 1", "cost 2"]


def test_the_same_draft_is_no_step() -> None:
    history = costs(1)
    assert history.commit(history.present, "nothing") is history


def test_the_oldest_steps_are_forgotten() -> None:
    history = costs(MOST_STEPS + 5)
    assert len(history.past) == MOST_STEPS
    assert cost(history) == str(MOST_STEPS + 5)


def test_a_history_comes_back_from_json() -> None:
    history = costs(2)
    draft = history.present.with_table("regions", []).without_table("logic")
    history = history.commit(draft.with_settings(title="x"), "tables").undo()
    again = History.from_json(history.to_json())
    assert again == history
    assert again.redo().present == draft.with_settings(title="x")


def test_a_history_of_small_edits_is_kept_small() -> None:
    one, many = len(costs(0).to_json()), len(costs(50).to_json())
    assert many < 3 * one + 50 * 400


@pytest.mark.parametrize("text", ["{}", "[]", '{"first": 1, "label": "", "later": [], "place": 0}'])
def test_what_is_no_history_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no (history|draft)"):
        History.from_json(text)
