import pytest

import prioritizer as pr
from prioritizer.app.charts.tiles import places_of, tile_map
from prioritizer.language import number_text
from tests.app.deciding import ROOT


@pytest.fixture(scope="module")
def states() -> dict[str, str]:
    table = pr.read_scenario(ROOT / "inputs" / "mexico-states").table("regions")
    return dict(zip(table["region"], table["name"], strict=True))


def test_the_32_states_lie_where_they_are(states: dict[str, str]) -> None:
    places, is_map = places_of(states)
    assert is_map
    assert len(set(places.values())) == 32
    column, row = (
        dict(zip(places, parts, strict=True)) for parts in zip(*places.values(), strict=True)
    )
    assert row["SON"] < row["JAL"] < row["OAX"]  # from north to south
    assert column["BCN"] < column["CHH"] < column["TAM"] < column["YUC"]  # from west to east
    assert row["BCN"] < row["BCS"]


def test_states_are_known_by_name_without_accents_too() -> None:
    places, is_map = places_of({"1": "MICHOACAN", "2": "nuevo leon", "cdmx": ""})
    assert is_map
    assert places["cdmx"] == (4, 3)


def test_unknown_regions_lie_in_rows() -> None:
    places, is_map = places_of({name: name for name in "abcdefgh"})
    assert not is_map
    assert sorted(places.values(), key=lambda place: place[::-1]) == [
        (n % 4, n // 4) for n in range(8)
    ]
    assert places_of({}) == ({}, False)


def test_every_tile_says_its_number(states: dict[str, str]) -> None:
    values: dict[str, float | None] = {region: float(n) for n, region in enumerate(states)}
    values["ZAC"] = None
    figure = tile_map(values, states, lambda value: number_text(value, 0), "million")
    texts = {note.text for note in figure.layout.annotations}
    assert "<b>AGS</b><br>0" in texts
    assert "<b>ZAC</b><br>–" in texts
    fills = [shape.fillcolor for shape in figure.layout.shapes]
    assert (len(fills), fills[-1]) == (32, "white")
