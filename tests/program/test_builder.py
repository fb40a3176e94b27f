import numpy as np
import pytest

from prioritizer.program import Index, ProgramBuilder, Rows, sum_product

INF = np.inf
YEARS = Index.of("year", [2027, 2028])


def test_columns_are_numbered_in_the_order_in_which_they_are_added() -> None:
    builder = ProgramBuilder()
    builder.columns("start", YEARS, upper=[1, 2], whole=[True, False])
    scale = builder.columns("scale", YEARS, lower=-1)
    builder.criterion("benefit", "max", scale.sum() + 5, 2.0)
    program = builder.program()
    assert program.column_names == ["start[2027]", "start[2028]", "scale[2027]", "scale[2028]"]
    assert program.lower.tolist() == [0, 0, -1, -1]
    assert program.upper.tolist() == [1, 2, INF, INF]
    assert program.is_whole.tolist() == [True, False, False, False]
    assert program.objective.cost.tolist() == [0, 0, 1, 1]
    assert (program.objective.constant, program.objective.magnitude) == (5, 2)


def test_the_constant_of_a_row_goes_to_its_bounds_and_equal_terms_add_up() -> None:
    builder = ProgramBuilder()
    x = builder.columns("x", YEARS)
    builder.add(Rows(YEARS, x + x + 3, 4, 9, family="twice"))
    builder.add(Rows(Index.single(), (x - x).sum().reshape(1) + 1, upper=0, family="never"))
    builder.criterion("benefit", "max", x.sum(), 1.0)
    program = builder.program()
    assert program.row_names == ["twice[2027]", "twice[2028]", "never"]
    assert program.matrix.toarray().tolist() == [[2, 0], [0, 2], [0, 0]]
    assert program.matrix.nnz == 2
    assert program.row_lower.tolist() == [1, 1, -INF]
    assert program.row_upper.tolist() == [6, 6, -1]


def test_a_family_without_labels_adds_no_block() -> None:
    builder = ProgramBuilder()
    x = builder.columns("x", YEARS)
    nobody = np.array([], dtype=np.int64)
    builder.add(Rows(YEARS[nobody], x[nobody], 0, 1, family="nobody"))
    builder.criterion("benefit", "max", x.sum(), 1.0)
    assert builder.program().rows == ()


def test_as_many_expressions_as_labels_are_wanted() -> None:
    builder = ProgramBuilder()
    x = builder.columns("x", YEARS)
    with pytest.raises(ValueError, match="short: 1 expressions for 2 labels"):
        builder.add(Rows(YEARS, x[:1], family="short"))


def test_criteria_tie_breaks_and_draws_keep_their_order() -> None:
    builder = ProgramBuilder()
    x = builder.columns("x", YEARS)
    for name in ("first", "second"):
        builder.criterion(name, "max", x.sum(), 1.0)
        builder.tie_break(f"{name} tie", "min", sum_product(np.array([[1.0, 0]]), x), 1.0)
        builder.draw(f"{name} draw", "max", x.sum(), 1.0)
    program = builder.program()
    assert [c.name for c in program.criteria] == ["first", "second"]
    assert [c.name for c in program.tie_breaks] == ["first tie", "second tie"]
    assert [c.name for c in program.draws] == ["first draw", "second draw"]
    assert program.tie_breaks[0].cost.tolist() == [1, 0]
