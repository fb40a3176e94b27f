from prioritizer.tradeoffs.front_search import FrontProgress, run
from tests.tradeoffs.cases import case, expected, search


def test_it_ends_with_every_point_and_no_open_region() -> None:
    steps: list[FrontProgress] = []
    found = search(on_progress=steps.append)
    run(found, case(), ("o1", "o2"), "highs", 1)
    found.explorer.close()

    values = found.explorer.space.values(found.levels)
    assert sorted(map(tuple, values.tolist())) == expected()
    assert len(found.open_corners) == 0
    assert not found.was_stopped
    assert steps[-1].points == len(expected())
    assert steps[-1].regions == 0
    assert steps[-1].subproblems == found.subproblems == len(steps)


def test_a_stop_before_the_first_region() -> None:
    found = search(should_stop=lambda: True)
    run(found, case(), ("o1", "o2"), "highs", 1)
    found.explorer.close()

    assert found.was_stopped
    assert len(found.levels) == 0
    assert len(found.open_corners) == 1
