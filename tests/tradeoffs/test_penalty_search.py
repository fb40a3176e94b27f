import itertools

import numpy as np
import pytest

from prioritizer.tradeoffs import penalty_search
from prioritizer.tradeoffs.guide import Guidance
from prioritizer.tradeoffs.penalty_search import explore
from tests.tradeoffs.cases import explorer

ALL = list(itertools.product((0, 1), repeat=10))


def everything(x: np.ndarray, _: np.ndarray) -> np.ndarray:
    return np.ones(len(x), dtype=bool)


def above(corner: np.ndarray) -> set[tuple[int, ...]]:
    """Every choice above the corner that keeps the rows."""
    system = explorer(search=True).system
    assert system is not None
    x = np.array(ALL)
    good = (x @ system.rows.T <= system.sides).all(axis=1)
    good &= (system.levels(x) > corner).all(axis=1)
    return set(map(tuple, x[good].tolist()))


@pytest.mark.parametrize("most", [4, 64, 4096])
@pytest.mark.parametrize("corner", [(5.0, 5.0), (12.0, 8.0), (20.0, 20.0)])
def test_every_choice_of_a_region(
    most: int, corner: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(penalty_search, "MOST_AT_ONCE", most)
    found = explorer(search=True)
    system, place = found.system, np.array(corner)
    assert system is not None
    assert found._guide is not None
    guidance = found._guide.ask(place + 1)
    assert guidance is not None
    result = explore(system, place, guidance, everything, 10**6)
    found.close()

    wanted, got = above(place), set(map(tuple, result.x.tolist()))
    assert got <= wanted
    assert len(got) == len(result.x)
    if result.is_complete:
        assert got == wanted
    else:
        assert got
    assert (result.levels == system.levels(result.x)).all()


def test_any_guidance_is_right() -> None:
    found = explorer(search=True)
    system, corner = found.system, np.array([12.0, 8.0])
    assert system is not None
    guidance = Guidance(0.0, np.array([0.7]), np.array([0.1, 5.0]))
    result = explore(system, corner, guidance, everything, 10**6)
    found.close()

    assert result.is_complete
    assert set(map(tuple, result.x.tolist())) == above(corner)


def test_it_gives_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(penalty_search, "MOST_AT_ONCE", 4)
    found = explorer(search=True)
    system = found.system
    assert system is not None
    nothing = Guidance(0.0, np.zeros(1), np.zeros(2))

    def refuse(x: np.ndarray, _: np.ndarray) -> np.ndarray:
        return np.zeros(len(x), dtype=bool)

    result = explore(system, np.array([0.0, 0.0]), nothing, refuse, 5)
    found.close()

    assert (result.is_complete, len(result.x)) == (False, 0)
    assert result.nodes > 5
