from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from prioritizer.runs.fair_queue import FairQueue


def filled(*pairs: tuple[str, str]) -> FairQueue:
    queue = FairQueue()
    for user, run in pairs:
        queue.push(user, run)
    return queue


def drained(queue: FairQueue) -> list[str]:
    found = []
    while (run := queue.pop()) is not None:
        found.append(run)
    return found


def test_a_newcomer_does_not_wait_behind_a_whole_list() -> None:
    queue = filled(("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"))
    assert drained(queue) == ["a1", "b1", "a2", "a3"]


def test_who_was_served_last_waits_for_the_others() -> None:
    queue = filled(("a", "a1"), ("b", "b1"))
    assert queue.pop() == "a1"
    queue.push("a", "a2")
    assert drained(queue) == ["b1", "a2"]


def test_places_count_from_one_and_a_removed_run_has_none() -> None:
    queue = filled(("a", "a1"), ("a", "a2"), ("b", "b1"))
    assert [queue.place(run) for run in ("a1", "b1", "a2")] == [1, 2, 3]
    assert queue.remove("a1")
    assert not queue.remove("a1")
    assert [queue.place(run) for run in ("a1", "a2", "b1")] == [0, 1, 2]


@given(st.lists(st.sampled_from("abc"), max_size=20))
def test_everything_comes_out_once_in_turns(users: list[str]) -> None:
    queue = filled(*((user, f"{user}{n}") for n, user in enumerate(users)))
    foretold = [run for _, run in queue.order()]
    found = drained(queue)
    assert found == foretold
    assert sorted(found) == sorted(f"{user}{n}" for n, user in enumerate(users))
    left = Counter(users)
    for place, run in enumerate(found[:-1]):
        left[run[0]] -= 1
        others = any(left[user] for user in "abc" if user != run[0])
        assert not (others and found[place + 1][0] == run[0])
