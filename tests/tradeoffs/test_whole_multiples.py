import numpy as np
import pytest

from prioritizer.tradeoffs.whole_multiples import whole_multiples


@pytest.mark.parametrize(
    ("values", "multiples", "unit"),
    [
        ([4.0, -6.0, 0.0], [2, -3, 0], 2.0),
        ([0.1 + 0.2, 0.1 * 3, 0.25], [6, 6, 5], 0.05),
        ([1e6, 1e-6], [10**12, 1], 1e-6),
        ([1 / 3, 2 / 7], [7, 6], 1 / 21),
        ([0.0], [0], 1.0),
    ],
)
def test_a_unit_is_found(values: list[float], multiples: list[int], unit: float) -> None:
    found = whole_multiples(np.array(values))

    assert found is not None
    assert found[0].tolist() == multiples
    assert found[1] == pytest.approx(unit, rel=1e-15)


@pytest.mark.parametrize("values", [[1.0, np.pi], [1.0, np.exp(-0.5)], [1.0, np.inf]])
def test_numbers_without_a_unit(values: list[float]) -> None:
    assert whole_multiples(np.array(values)) is None


def test_a_real_difference_is_not_rounded_away() -> None:
    found = whole_multiples(np.array([1.0, 1.0 + 1e-11]))

    assert found is not None
    assert found[0][1] - found[0][0] == 1
