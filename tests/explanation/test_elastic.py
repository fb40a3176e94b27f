from __future__ import annotations

import numpy as np

import prioritizer as pr
from prioritizer.explanation.elastic import ElasticBuilder
from prioritizer.program import LinearProgram
from prioritizer.resolving import rows_about
from tests.explanation.infeasible import made
from tests.oracle.cases.build import binary, rule


def program() -> LinearProgram:
    rows = rule(min_amount=1, max_amount=3)
    return pr.compile(made("x", [binary("a", 2)], "", spending_rules=rows).scenario)


def test_rows_and_columns_come_after_those_of_the_program() -> None:
    base = program()
    builder = ElasticBuilder(base)
    row = builder.row("limit", [0, 1], [1.0, 2.0], lower=0.5, upper=4.0)
    column = builder.column("aside", [row, 0], [-1.0, 3.0], whole=True)
    builder.extend(column, [1], 5.0)
    elastic = builder.program()

    assert (row, column) == (len(base.row_lower), len(base.lower))
    assert builder.bounds(row) == (0.5, 4.0)
    dense = elastic.matrix.toarray()
    assert dense[row, [0, 1, column]].tolist() == [1.0, 2.0, -1.0]
    assert dense[[0, 1], column].tolist() == [3.0, 5.0]
    assert np.array_equal(dense[:row, :column], base.matrix.toarray())
    assert (elastic.lower[column], elastic.upper[column]) == (0.0, 0.0)
    assert elastic.is_whole[column]
    assert elastic.column_names[column] == "member[aside,1]"
    assert elastic.row_names[row] == "member_row[limit,1]"
    assert len(elastic.objective.cost) == len(elastic.lower)


def test_two_bounds_are_held_by_two_rows() -> None:
    base = program()
    builder = ElasticBuilder(base)
    both = rows_about(base, "rule_amount", {})
    cap = builder.separated(both)
    elastic = builder.program()

    assert elastic.row_lower[both].tolist() == [1.0]
    assert elastic.row_upper[both].tolist() == [np.inf]
    assert elastic.row_lower[cap].tolist() == [-np.inf]
    assert elastic.row_upper[cap].tolist() == [3.0]
    dense = elastic.matrix.toarray()
    assert np.array_equal(dense[cap], dense[both])


def test_one_bound_stays_where_it_is() -> None:
    base = program()
    balance = rows_about(base, "scale_definition", {})[:0]

    assert ElasticBuilder(base).separated(balance).tolist() == []
