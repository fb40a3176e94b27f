"""Programs on which HiGHS's presolve of integer programs errs: every engine must be right.

Optima were found without presolve, by SCIP, and by brute force over the scenarios behind them.
"""

from __future__ import annotations

from pathlib import Path

import highspy
import numpy as np
import pytest
from scipy import sparse

from prioritizer.engines import Options, Status, engine_named
from prioritizer.program import Block, Criterion, Index, LinearProgram

FOLDER = Path(__file__).parent / "presolve"
OPTIMA = {"100": 0.37552715189452027, "228": 5 / 12, "42": 0.25, "42-no-milestone": 0.25}


def program_in(name: str) -> LinearProgram:
    """The program in a file, as HiGHS reads it."""
    reader = highspy.Highs()
    reader.setOptionValue("output_flag", False)
    assert reader.readModel(str(FOLDER / f"{name}.lp")) == highspy.HighsStatus.kOk
    lp = reader.getLp()
    rows, columns = lp.num_row_, lp.num_col_
    stored = (np.array(lp.a_matrix_.value_), np.array(lp.a_matrix_.index_), lp.a_matrix_.start_)
    shape = (rows, columns)
    by_column = lp.a_matrix_.format_ == highspy.MatrixFormat.kColwise
    matrix = (sparse.csc_array if by_column else sparse.csr_array)(stored, shape=shape)
    whole = [kind == highspy.HighsVarType.kInteger for kind in lp.integrality_]
    sense = "max" if lp.sense_ == highspy.ObjSense.kMaximize else "min"
    objective = Criterion("objective", sense, np.array(lp.col_cost_), lp.offset_, 1.0)
    return LinearProgram(
        columns=(Block("column", Index.of("place", range(columns)), 0),),
        rows=(Block("row", Index.of("place", range(rows)), 0),),
        matrix=sparse.csr_array(matrix),
        row_lower=np.array(lp.row_lower_),
        row_upper=np.array(lp.row_upper_),
        lower=np.array(lp.col_lower_),
        upper=np.array(lp.col_upper_),
        is_whole=np.array(whole, dtype=bool),
        criteria=(objective,),
    )


@pytest.mark.parametrize("engine", ["highs", "pulp", "pyomo"])
@pytest.mark.parametrize("name", OPTIMA)
def test_the_optimum_is_found_and_proven(name: str, engine: str) -> None:
    program, options = program_in(name), Options(time_limit=30)
    session = engine_named(engine).open(program, options)
    try:
        outcome = session.solve(program.objective, options)
    finally:
        session.close()

    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == pytest.approx(OPTIMA[name], abs=1e-7)
