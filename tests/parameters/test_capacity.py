"""What is available, used and supplied."""

from prioritizer.parameters import resolve
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary
from tests.oracle.cases.regions import LAND, regional

USE = [
    {"intervention": "a", "resource": "staff", "start_use": 1, "running_use": 4},
    {"intervention": "b", "resource": "staff", "running_use": -2},
]


def test_a_year_without_a_row_has_that_of_the_blank_year_or_nothing() -> None:
    capacity = resolve(
        tiny(
            binary("a"),
            resources=[
                {"resource": "staff", "available": 4},
                {"resource": "staff", "available": 3, "year": 2027},
                {"resource": "rooms", "available": 2, "year": 2028},
            ],
        )
    ).capacity

    assert capacity.resources == ("staff", "rooms")
    assert capacity.available.tolist() == [[4, 3, 4], [0, 0, 2]]


def test_a_negative_use_is_a_supply() -> None:
    capacity = resolve(
        tiny(
            binary("a"),
            binary("b"),
            resources=[{"resource": "staff", "available": 4}],
            resource_use=USE,
        )
    ).capacity

    assert capacity.start_use.toarray().tolist() == [[1, 0]]
    assert capacity.running_use.toarray().tolist() == [[4, 0]]
    assert capacity.supply.toarray().tolist() == [[0, 2]]


def test_size_multiplies_use_and_supply() -> None:
    capacity = resolve(
        tiny(
            regional(binary("a")),
            regional(binary("b")),
            regions=LAND,
            resources=[{"resource": "staff", "available": 4}],
            resource_use=USE,
        )
    ).capacity

    assert capacity.running_use.toarray().tolist() == [[3, 1, 0, 0]]
    assert capacity.supply.toarray().tolist() == [[0, 0, 1.5, 0.5]]
