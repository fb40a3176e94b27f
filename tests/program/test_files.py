import warnings
from dataclasses import replace
from pathlib import Path

import highspy
import numpy as np
import pulp
import pyscipopt
import pytest

from prioritizer.program import Index, LinearProgram, ProgramBuilder, Rows, sum_product
from prioritizer.program.files import write
from prioritizer.program.names import decode, encode, file_names
from tests.engines.programs import INF, program

ODD_IDS = ["a b", "a_b", "policía", "e1", "inf", "x" * 300, "(", "3", "~1", "año 2030, 1ª fase"]
FORMATS = ["mps", "lp"]


def odd() -> LinearProgram:
    """Every kind of bound and row, numbers of 17 digits and names that no format likes."""
    random = np.random.default_rng(0)
    builder = ProgramBuilder()
    x = builder.columns(
        "x",
        Index.of("id", ODD_IDS),
        lower=[0, -INF, -INF, -5, 2 / 3, 0, 0, 1, -2, -0.1],
        upper=[INF, INF, -1 / 3, -5, 7, 1, INF, INF, -1, 0],
        whole=[0, 0, 1, 0, 1, 1, 1, 0, 0, 0],
    )
    terms = random.normal(size=(8, 10)) / 3 * (random.random((8, 10)) < 0.5)
    terms[4] = 0
    builder.add(
        Rows(
            Index.of("id", [*ODD_IDS[:7], "free"]),
            sum_product(terms, x),
            [-INF, 1 / 3, 1 / 7, -2 / 3, -1, 0.1, -INF, -INF],
            [1 / 3, INF, 1 / 7, 5 / 7, INF, 0.3, 1e-7, INF],
            family="row",
        )
    )
    cost = sum_product(np.array([[1 / 3, 0, -2e-17, 5, 1, 0, 1e15, -1 / 9, 0, 123456.789]]), x)
    builder.criterion("weighted_gain", "max", cost + 1 / 9, 3.0)
    return builder.program()


def read(path: Path) -> highspy.HighsLp:
    highs = highspy.Highs()
    highs.silent()
    assert highs.readModel(str(path)) == highspy.HighsStatus.kOk
    return highs.getLp()


def matrix_of(lp: highspy.HighsLp) -> np.ndarray:
    dense = np.zeros((lp.num_row_, lp.num_col_))
    matrix = lp.a_matrix_
    is_by_column = matrix.format_ == highspy.MatrixFormat.kColwise
    starts, places = np.array(matrix.start_), np.array(matrix.index_)
    outer = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    if is_by_column:
        dense[places, outer] = matrix.value_
    else:
        dense[outer, places] = matrix.value_
    return dense


@pytest.mark.parametrize("ending", FORMATS)
def test_columns_and_objective_are_read_back_exactly(ending: str, tmp_path: Path) -> None:
    given = odd()
    write(given, tmp_path / f"model.{ending}")
    lp = read(tmp_path / f"model.{ending}")
    assert lp.sense_ == highspy.ObjSense.kMaximize
    assert list(lp.col_names_) == file_names(given.column_names)
    assert np.array_equal(lp.col_cost_, given.objective.cost)
    assert lp.offset_ == given.objective.constant
    assert np.array_equal(lp.col_lower_, given.lower)
    assert np.array_equal(lp.col_upper_, given.upper)
    whole = [kind == highspy.HighsVarType.kInteger for kind in lp.integrality_]
    assert whole == given.is_whole.tolist()


def test_rows_of_an_mps_file_are_read_back_exactly(tmp_path: Path) -> None:
    given = odd()
    write(given, tmp_path / "model.mps")
    lp = read(tmp_path / "model.mps")
    assert list(lp.row_names_) == file_names(given.row_names)[:-1]
    assert np.array_equal(matrix_of(lp), given.matrix.toarray()[:-1])
    assert np.array_equal(lp.row_lower_, given.row_lower[:-1])
    assert np.array_equal(lp.row_upper_, given.row_upper[:-1])


def test_rows_of_an_lp_file_are_read_back_exactly_those_with_two_bounds_as_two(
    tmp_path: Path,
) -> None:
    given = odd()
    write(given, tmp_path / "model.lp")
    lp = read(tmp_path / "model.lp")
    names = list(lp.row_names_)
    found = matrix_of(lp)
    for row, name in enumerate(file_names(given.row_names)[:-1]):
        is_double = f"{name}~lower" in names
        lower, upper = (
            (names.index(f"{name}~lower"), names.index(f"{name}~upper"))
            if is_double
            else (names.index(name), names.index(name))
        )
        for place in (lower, upper):
            assert np.array_equal(found[place], given.matrix.toarray()[row])
        assert lp.row_lower_[lower] == given.row_lower[row]
        assert lp.row_upper_[upper] == given.row_upper[row]
    assert len(names) == 9


@pytest.mark.parametrize("ending", FORMATS)
def test_another_reader_finds_the_same_program(ending: str, tmp_path: Path) -> None:
    given = odd()
    write(given, tmp_path / f"model.{ending}")
    model = pyscipopt.Model()
    model.hideOutput()
    model.readProblem(str(tmp_path / f"model.{ending}"))
    columns = {v.name: (v.getLbOriginal(), v.getUbOriginal(), v.vtype()) for v in model.getVars()}
    kinds = np.where(given.is_whole, "INTEGER", "CONTINUOUS").tolist()
    lower, upper = np.maximum(given.lower, -1e20).tolist(), np.minimum(given.upper, 1e20).tolist()
    names = file_names(given.column_names)
    assert columns == dict(zip(names, zip(lower, upper, kinds, strict=True), strict=True))
    assert model.getObjectiveSense() == "maximize"
    assert model.getObjoffset() == pytest.approx(1 / 9, rel=1e-15)
    assert len(model.getConss()) == (7 if ending == "mps" else 9)


def test_pulp_reads_the_mps_file(tmp_path: Path) -> None:
    given = program([[3, 5, 7], [1, 1, 0]], [-INF, 0.1], [11, INF], [4, 6, 9], upper=1, whole=True)
    write(given, tmp_path / "model.mps")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of PuLP 3, about PuLP 4
        variables, problem = pulp.LpProblem.fromMPS(str(tmp_path / "model.mps"), sense=-1)
    assert set(variables) == {"x(c0)", "x(c1)", "x(c2)"}
    assert {v.name: (v.lowBound, v.upBound, v.cat) for v in problem.variables()} == {
        f"x(c{place})": (0, 1, "Integer") for place in range(3)
    }


@pytest.mark.parametrize("ending", FORMATS)
def test_the_best_plan_of_the_file_is_that_of_the_program(ending: str, tmp_path: Path) -> None:
    given = program([[3, 5, 7]], [-INF], [11], [4, 6, 9], upper=1, whole=True, constant=2)
    write(given, tmp_path / f"model.{ending}")
    highs = highspy.Highs()
    highs.silent()
    highs.readModel(str(tmp_path / f"model.{ending}"))
    highs.run()
    assert highs.getObjectiveValue() == pytest.approx(15.0)


@pytest.mark.parametrize("ending", FORMATS)
def test_scaled_is_as_solvers_see_it(ending: str, tmp_path: Path) -> None:
    given = odd()
    write(given, tmp_path / f"model.{ending}", scaled=True)
    lp = read(tmp_path / f"model.{ending}")
    assert np.array_equal(lp.col_cost_, given.objective.cost * given.objective.scale)
    assert lp.offset_ == given.objective.constant * given.objective.scale


@pytest.mark.parametrize("ending", FORMATS)
def test_to_minimise_is_kept(ending: str, tmp_path: Path) -> None:
    given = odd()
    least = given.with_objective(replace(given.objective, sense="min"))
    write(least, tmp_path / f"model.{ending}")
    assert read(tmp_path / f"model.{ending}").sense_ == highspy.ObjSense.kMinimize


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_program_is_the_same_file(ending: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(odd(), tmp_path / f"{name}.{ending}")
    first = (tmp_path / f"a.{ending}").read_bytes()
    assert first == (tmp_path / f"b.{ending}").read_bytes()
    assert first.isascii()
    assert max(map(len, first.splitlines())) < 510


def test_names_are_found_again(tmp_path: Path) -> None:
    given = odd()
    names = file_names(given.column_names)
    assert decode(names[2]) == "x[policía]"
    assert encode("x[policía]") == names[2]


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"model\.xlsx: .* ends in \.mps or \.lp"):
        write(odd(), tmp_path / "model.xlsx")
