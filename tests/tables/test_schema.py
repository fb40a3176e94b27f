import pytest

from prioritizer.tables.schema import TABLES, Kind, Table


def all_tables() -> list[Table]:
    return list(TABLES.values())


def test_the_tables_of_docs_data() -> None:
    assert set(TABLES) == {
        "interventions",
        "indicators",
        "effects",
        "response",
        "interactions",
        "funding",
        "funders",
        "spending_rules",
        "conditions",
        "phasing",
        "plan",
        "milestones",
        "deflators",
        "exchange_rates",
        "resources",
        "resource_use",
        "logic",
        "stakeholders",
        "positions",
        "preferences",
        "regions",
        "regional",
        "regional_indicators",
    }


def test_only_three_tables_are_required() -> None:
    needed = {table.name for table in all_tables() if table.required}
    assert needed == {"interventions", "indicators", "effects"}


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: table.name)
def test_a_table_is_declared_completely(table: Table) -> None:
    assert set(table.key) <= set(table.by_name)
    assert len(table.by_name) == len(table.columns)
    assert table.description.endswith(".")
    for column in table.columns:
        assert column.description.endswith(".")
        assert not (column.required and column.default is not None)
        assert (column.kind is Kind.CHOICE) <= bool(column.choices)
        references = (Kind.REFERENCE, Kind.REFERENCES, Kind.SELECTOR)
        assert (column.kind in references) == bool(column.refers_to or _selects_words(column))
        for place in column.refers_to:
            name, _, target = place.partition(".")
            assert target in TABLES[name].by_name


def _selects_words(column: object) -> bool:
    return getattr(column, "kind", None) is Kind.SELECTOR and bool(getattr(column, "choices", ()))
