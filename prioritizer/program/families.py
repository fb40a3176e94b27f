"""Constraint families: one function each, whose name is the name of its rows everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import ParamSpec

import numpy as np
from numpy.typing import ArrayLike

from prioritizer.program.affine import Affine
from prioritizer.program.labels import Index

P = ParamSpec("P")


@dataclass(frozen=True, eq=False)
class Rows:
    """``lower <= body <= upper`` for each label of ``index``; bounds are broadcast."""

    index: Index
    body: Affine
    lower: ArrayLike = -np.inf
    upper: ArrayLike = np.inf
    family: str = ""


def no_rows() -> Rows:
    """The rows of a family that a scenario does not need."""
    return Rows(Index.none(), Affine.number([]))


FAMILIES: dict[str, Callable[..., Rows]] = {}
"""Every constraint family by its name, in the order in which the models are read."""


def constraint(function: Callable[P, Rows]) -> Callable[P, Rows]:
    """Register a constraint family; its rows carry the function's name."""

    @wraps(function)
    def named(*args: P.args, **kwargs: P.kwargs) -> Rows:
        return replace(function(*args, **kwargs), family=function.__name__)

    FAMILIES[function.__name__] = named
    return named
