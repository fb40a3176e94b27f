from prioritizer.tables.columns import Kind
from prioritizer.tables.declarations import shared


def test_rules_share_their_last_columns() -> None:
    active, basis = shared.active_and_basis()
    assert (active.name, active.default) == ("active", True)
    assert (basis.name, basis.choices) == ("basis", ("law", "agreement", "policy"))


def test_selectors_refer_to_what_they_select() -> None:
    places = {column.name: column.refers_to for column in shared.selectors()}
    assert places == {
        "category": ("interventions.category",),
        "agency": ("interventions.agency",),
        "intervention": ("interventions.intervention",),
        "region": ("regions.region",),
    }
    assert {column.kind for column in shared.selectors()} == {Kind.SELECTOR}


def test_references_must_be_filled_in() -> None:
    columns = (shared.intervention("The one."), shared.indicator("The one."), shared.year("When."))
    assert all(column.required for column in columns)
