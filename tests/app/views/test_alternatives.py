import pytest

import prioritizer as pr
from prioritizer.app.views.alternatives import plans_table
from tests.app.deciding import minimal


def test_the_best_plan_comes_first() -> None:
    found = pr.alternatives(minimal(), within=0.05, count=3)
    frame, formats = plans_table(found.to_dict()["plans"])
    assert frame["Plan"].tolist() == ["best", *map(str, range(2, len(found.plans) + 1))]
    assert frame["Loss"].tolist() == pytest.approx([plan.loss for plan in found.plans])
    writer = formats["Loss"]
    assert callable(writer)
    assert writer(0.0125) == "1.25 %"
