import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from prioritizer.program import Affine, along_years, concatenate, placed, sum_product

X = np.random.default_rng(3).normal(size=30)


def some(seed: int, *shape: int) -> Affine:
    """Expressions in the first 24 columns, and a constant."""
    random = np.random.default_rng(seed)
    columns = Affine.block(0, 24)
    weights = random.normal(size=(int(np.prod(shape)), 24)) * (random.random((1, 24)) < 0.4)
    mixed = sum_product(weights, columns) + random.normal(size=int(np.prod(shape)))
    return mixed.reshape(*shape)


def same(expressions: Affine, values: np.ndarray) -> None:
    """The expressions have the shape and, for known columns, the values."""
    assert expressions.shape == values.shape
    assert expressions.value(X) == pytest.approx(values)


def test_a_block_is_its_columns() -> None:
    same(Affine.block(4, 3), X[4:7])


def test_a_number_is_itself() -> None:
    same(Affine.number([[1, 2], [3, 4]]), np.array([[1, 2], [3, 4]]))


def test_arithmetic_is_that_of_numpy() -> None:
    a, b = some(1, 3, 4), some(2, 3, 4)
    u, v = a.value(X), b.value(X)
    row = np.arange(4.0)
    same(a + b, u + v)
    same(a - b, u - v)
    same(-a, -u)
    same(a + row, u + row)
    same(row + a, row + u)
    same(row - a, row - u)
    same(a - 1, u - 1)
    same(a * row[None, :], u * row)
    same(np.arange(3.0)[:, None] * a, np.arange(3.0)[:, None] * u)
    same(2 * a + 3, 2 * u + 3)


def test_arrays_of_unlike_shape_are_not_added() -> None:
    with pytest.raises(ValueError, match="differ"):
        _ = some(1, 3, 4) + some(2, 4, 3)


@pytest.mark.parametrize(
    "key",
    [
        1,
        slice(1, None),
        (slice(None), 2),
        (0, slice(None, None, -1)),
        np.array([2, 0, 0]),
        np.array([True, False, True]),
        (np.array([0, 2]), np.array([3, 3])),
        (slice(None), None),
    ],
    ids=str,
)
def test_a_key_selects_as_in_numpy(key: object) -> None:
    a = some(5, 3, 4)
    same(a[key], a.value(X)[key])  # type: ignore[index]


@pytest.mark.parametrize("axis", [None, 0, 1, 2, -1])
def test_a_sum_is_that_of_numpy(axis: int | None) -> None:
    a = some(6, 2, 3, 4)
    same(a.sum(axis), np.asarray(a.value(X).sum(axis)))


def test_shape_and_length() -> None:
    a = some(7, 6)
    same(a.reshape(2, -1), a.value(X).reshape(2, 3))
    assert len(a.reshape(2, 3)) == 2
    assert a.reshape(2, 3).size == 6


def test_weights_sum_over_the_first_axis() -> None:
    weights = np.random.default_rng(8).normal(size=(5, 3)) * np.eye(5, 3)
    for shape in ((3,), (3, 2), (3, 2, 4)):
        a = some(9, *shape)
        expected = np.tensordot(weights, a.value(X), axes=1)
        same(sum_product(weights, a), expected)
        same(sum_product(sparse.csr_array(weights), a), expected)


def test_weights_along_years() -> None:
    weights, a = np.tril(np.random.default_rng(10).normal(size=(4, 4))), some(11, 3, 4)
    same(along_years(weights, a), a.value(X) @ weights.T)


def test_parts_are_put_behind_each_other() -> None:
    a, b = some(12, 2, 3), some(13, 1, 3)
    same(concatenate([a, b]), np.concatenate([a.value(X), b.value(X)]))


def test_entries_are_placed_in_an_array_of_nothing() -> None:
    a = some(14, 2)
    expected = np.zeros((2, 3))
    expected.flat[[4, 1]] = a.value(X)
    same(placed(a, np.array([4, 1]), (2, 3)), expected)


@given(st.integers(0, 4), st.integers(0, 4))
def test_empty_arrays_are_no_fault(height: int, width: int) -> None:
    a = some(15, height, width)
    same(a + a, 2 * a.value(X))
    same(a.sum(0), a.value(X).sum(0))
    same(sum_product(np.ones((2, height)), a), np.ones((2, height)) @ a.value(X))
