"""The compiled program: labelled blocks of columns and rows, sparse, known to no solver."""

from prioritizer.program.affine import (
    Affine,
    Weights,
    along_years,
    concatenate,
    placed,
    sum_product,
)
from prioritizer.program.builder import ProgramBuilder
from prioritizer.program.families import FAMILIES, Rows, constraint, no_rows
from prioritizer.program.labels import Index
from prioritizer.program.linear_program import Block, Criterion, LinearProgram

__all__ = [
    "FAMILIES",
    "Affine",
    "Block",
    "Criterion",
    "Index",
    "LinearProgram",
    "ProgramBuilder",
    "Rows",
    "Weights",
    "along_years",
    "concatenate",
    "constraint",
    "no_rows",
    "placed",
    "sum_product",
]
