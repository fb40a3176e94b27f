"""Labels of rows and columns: which intervention, region, year, funder an entry speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Index:
    """Labels of the entries of a block, one code array per dimension.

    Attributes:
        dimensions: names such as "intervention", "year".
        levels: of each dimension, the labels that its codes point at; code -1 is the label "".
        codes: of each dimension, (n,) places in its levels.
    """

    dimensions: tuple[str, ...]
    levels: tuple[Sequence[object], ...]
    codes: tuple[NDArray[np.int64], ...]

    @classmethod
    def of(cls, dimension: str, levels: Sequence[object]) -> Index:
        """Every label of one dimension, in order."""
        return cls((dimension,), (levels,), (np.arange(len(levels)),))

    @classmethod
    def single(cls) -> Index:
        """The one entry of a family without labels."""
        return cls((), (), ())

    @classmethod
    def none(cls) -> Index:
        """No entry at all: the index of a family that a scenario does not need."""
        return cls(("none",), ((),), (np.empty(0, dtype=np.int64),))

    def __len__(self) -> int:
        return len(self.codes[0]) if self.codes else 1

    def __getitem__(self, key: NDArray[np.int64] | NDArray[np.bool_] | slice) -> Index:
        return Index(self.dimensions, self.levels, tuple(code[key] for code in self.codes))

    def __mul__(self, other: Index) -> Index:
        """All pairs of the entries of both, those of ``other`` running faster."""
        return Index(
            self.dimensions + other.dimensions,
            self.levels + other.levels,
            tuple(np.repeat(code, len(other)) for code in self.codes)
            + tuple(np.tile(code, len(self)) for code in other.codes),
        )

    def beside(self, other: Index) -> Index:
        """Entry by entry, the labels of both; the two are of equal length."""
        return Index(
            self.dimensions + other.dimensions,
            self.levels + other.levels,
            self.codes + other.codes,
        )

    def then(self, other: Index) -> Index:
        """The entries of both, one after the other; the two share dimensions and levels."""
        codes = zip(self.codes, other.codes, strict=True)
        return Index(self.dimensions, self.levels, tuple(np.concatenate(pair) for pair in codes))

    def labels(self, dimension: str) -> list[object]:
        """The label of each entry in one dimension."""
        place = self.dimensions.index(dimension)
        levels = [*self.levels[place], ""]
        return [levels[code] for code in self.codes[place].tolist()]

    def names(self, family: str) -> Iterator[str]:
        """``family[label,label]`` of each entry; labels that are "" are left out."""
        if not self.dimensions:
            return iter((family,))
        columns = [[str(label) for label in self.labels(d)] for d in self.dimensions]
        if not any("" in column for column in columns):
            return (f"{family}[{','.join(labels)}]" for labels in zip(*columns, strict=True))
        kept = (filter(None, labels) for labels in zip(*columns, strict=True))
        return (f"{family}[{','.join(labels)}]" for labels in kept)


def joined_names(blocks: Sequence[tuple[str, Index]]) -> list[str]:
    """Names of the entries of all blocks, in order."""
    return list(chain.from_iterable(index.names(name) for name, index in blocks))
