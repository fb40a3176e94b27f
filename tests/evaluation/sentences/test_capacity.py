from prioritizer.evaluation.sentences import capacity
from tests.evaluation.sentences.breaches import breach


def test_a_resource_has_its_unit() -> None:
    said = capacity.resource_capacity(breach(("courts", "2027"), 5.0, 0.0, 3.0))
    assert said == (
        "Resource courts (2027): 5.0 points used beyond what the plan supplies, 3.0 points "
        "available: 2.0 points too much."
    )
