"""Numbers as whole multiples of one unit, so that sums of them are exact."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from prioritizer.parameters.arrays import FloatArray, IntArray

MOST_DIGITS = 12
"""Decimal places that are looked for."""

LARGEST = 2.0**50
"""Multiples stay below it: a float and an int64 hold their sums exactly."""

ROUNDING = 1e-14
"""Share of the largest multiple that the arithmetic behind the numbers may have added."""

CLEAR = 1e-4
"""A number this near to a multiple is one; none is taken for one by chance in practice."""

LARGEST_DENOMINATOR = 10**6


def whole_multiples(values: FloatArray) -> tuple[IntArray, float] | None:
    """The numbers as ``multiples * unit``, None where no unit fits.

    Decimal fractions are tried first, then common denominators such as those of population
    shares. A unit fits where every number is a multiple of it but for the rounding of the few
    operations that made the number, so that equal sums are told from nearly equal ones.

    >>> multiples, unit = whole_multiples(np.array([0.1 + 0.2, 1e6, -0.25]))
    >>> multiples.tolist(), unit
    ([6, 20000000, -5], 0.05)
    """
    values = np.asarray(values, dtype=np.float64)
    given = np.unique(np.abs(values[values != 0]))
    if not len(given):
        return np.zeros(values.shape, dtype=np.int64), 1.0
    if not np.isfinite(given).all():
        return None
    for factor in factors(given):
        multiples = given * factor
        if multiples[-1] >= LARGEST:
            continue
        whole = np.rint(multiples)
        noise = min(ROUNDING * max(multiples[-1], 1.0), CLEAR)
        if (np.abs(multiples - whole) <= noise).all() and whole.min() >= 1:
            common = math.gcd(*whole.astype(np.int64).tolist())
            found = np.rint(values * factor).astype(np.int64) // common
            return found, common / factor
    return None


def factors(given: FloatArray) -> Iterator[int]:
    """Numbers that may make whole ones of all given, smaller first."""
    for digits in range(MOST_DIGITS + 1):
        yield 10**digits
    common = 1
    for value in given[:500].tolist():
        common = math.lcm(
            common, Fraction(value).limit_denominator(LARGEST_DENOMINATOR).denominator
        )
        if common > 10**MOST_DIGITS:
            return
    yield common
