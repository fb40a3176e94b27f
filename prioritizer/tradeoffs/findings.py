"""What is told of a region of a front, and of where the front lies."""

from __future__ import annotations

from dataclasses import dataclass

from prioritizer.parameters.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Finding:
    """What became of a region.

    Attributes:
        x: (N, columns) of the program, for each point.
        levels: (N, P).
        is_complete: nothing else that matters is in the region; with no point, it is empty.
        is_settled: False where a limit or a failure left it open.
        empty: (P,) corner of a part of it in which there is proven to be nothing.
    """

    x: FloatArray
    levels: FloatArray
    is_complete: bool
    is_settled: bool
    empty: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Frame:
    """Where the levels of a front lie.

    Attributes:
        ideal: (P,) no plan has levels above it.
        root: (P,) every plan has levels above it.
        ranges: (P,) estimate of how far the front reaches in each objective.
        x, levels: plans that were found on the way.
        is_settled: False where a limit came first: the ideal is a bound all the same.
        has_plans: False where it is proven that there is no plan.
    """

    ideal: FloatArray
    root: FloatArray
    ranges: FloatArray
    x: FloatArray
    levels: FloatArray
    is_settled: bool
    has_plans: bool
