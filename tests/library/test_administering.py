import pytest

from prioritizer.library import BadInput, Library, Limits, NotAllowed, local_user
from tests.library.drafted import planner, small


def test_what_the_library_holds(library: Library) -> None:
    planner(library)
    library.create(local_user(), "Plan", small().to_json())
    facts = library.storage_facts(local_user())
    assert (facts.users, facts.scenarios, facts.versions) == (2, 1, 1)
    assert facts.bytes_used is not None
    assert facts.bytes_used > 10_000
    assert facts.kind in facts.place
    assert (facts.bytes_free is None) == (facts.kind == "postgresql")


def test_limits_are_for_administrators(library: Library) -> None:
    limits = Limits(scenarios_per_user=3)
    with pytest.raises(NotAllowed):
        library.set_limits(planner(library), limits)
    assert library.set_limits(local_user(), limits) == limits == library.limits()
    with pytest.raises(BadInput, match="at least 1"):
        library.set_limits(local_user(), Limits(versions_per_scenario=0))
    with pytest.raises(BadInput, match="At most 64"):
        library.set_limits(local_user(), Limits(computations_at_once=65))
    with pytest.raises(NotAllowed):
        library.storage_facts(planner(library, "eva"))
