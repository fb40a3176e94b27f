"""All parameters of one scenario, kept with it and beyond change."""

import numpy as np
import pytest
from scipy import sparse

from prioritizer.parameters import resolve
from prioritizer.parameters.sets import discount_factors, resolved, seal
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary
from tests.oracle.cases.regions import LAND


def test_discount_factors_sum_to_1() -> None:
    assert discount_factors(2, 0.25, "all_years").tolist() == pytest.approx([5 / 9, 4 / 9])
    assert discount_factors(4, 0.0, "all_years").tolist() == [0.25] * 4
    assert discount_factors(3, 0.25, "final_year").tolist() == [0, 0, 1]
    assert discount_factors(3, -0.5, "all_years").sum() == pytest.approx(1)


def test_one_region_stands_for_the_country() -> None:
    national, federal = resolve(tiny(binary("a"))), resolve(tiny(binary("a"), regions=LAND))

    assert (national.regions, national.shares.tolist()) == (("",), [1])
    assert (federal.regions, federal.shares.tolist()) == (("north", "south"), [0.75, 0.25])


def test_parameters_are_resolved_once() -> None:
    scenario = tiny(binary("a"))

    assert resolve(scenario) is resolve(scenario)
    assert resolved(scenario) is not resolve(scenario)


def test_nothing_of_them_can_be_changed() -> None:
    parameters = resolve(tiny(binary("a")))

    for array in (parameters.discount, parameters.decisions.max_scale):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9
    with pytest.raises(ValueError, match="read-only"):
        parameters.effects.gain_per_scale.data[0] = 9


def test_a_sealed_matrix_can_still_be_used() -> None:
    unsorted = sparse.csr_array(
        (np.array([1.0, -2.0]), np.array([1, 0]), np.array([0, 2])), shape=(1, 2)
    )
    unsorted.has_sorted_indices = False
    seal(unsorted)

    assert unsorted.minimum(0.0).toarray().tolist() == [[-2, 0]]
