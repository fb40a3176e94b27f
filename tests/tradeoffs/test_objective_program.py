import numpy as np
import pytest

from prioritizer.engines import Options, engine_named
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from tests.tradeoffs.knapsacks import scenario
from tests.tradeoffs.test_objectives import REGIONS, STAKEHOLDERS


@pytest.mark.parametrize("beyond", [False, True])
@pytest.mark.parametrize("name", ["o1", "o2", "cost", "value:donor", "equity"])
def test_the_program_measures_what_the_judge_does(name: str, beyond: bool) -> None:
    case = scenario([[2.0, 1.0, -1.0], [1.0, 3.0, 4.0]], [1, 1, 1], 2, more=REGIONS | STAKEHOLDERS)
    case = case.with_overrides([f"credit_beyond_target={str(beyond).lower()}"])
    other = "o2" if name == "o1" else "o1"
    found = ObjectiveProgram.of(case, objectives_named(case, [name, other]))
    session = engine_named("highs").open(found.program, Options())
    outcome = session.solve(found.program.criteria[0], Options())
    session.close()

    assert outcome.x is not None
    values = found.values(found.evaluation(outcome.x))
    assert values[0] == pytest.approx(outcome.objective)


def test_what_is_whole_by_meaning() -> None:
    case = scenario([[2.0, 1.0], [1.0, 3.0]], [1, 1], 2)
    found = ObjectiveProgram.of(case, objectives_named(case, ["o1", "o2"]))
    whole, program = found.is_whole_by_meaning(), found.program

    scale, credit = program.block("scale"), program.block("credit")
    assert scale is not None
    assert credit is not None
    assert whole[scale.places].all()
    assert not program.is_whole[scale.places].any()
    assert not whole[credit.places].any()
    assert np.flatnonzero(found.is_decided()).tolist() == [0, 1]
    assert found.signs.tolist() == [1.0, 1.0]
