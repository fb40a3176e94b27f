from prioritizer.app.charts.bars import by_name, side_by_side, stacked_by_year


def test_the_largest_part_is_at_the_bottom_and_no_two_parts_look_alike() -> None:
    amounts = {f"p{n}": [float(n), 1.0] for n in range(20)}
    figure = stacked_by_year(amounts, (2027, 2028), "million")
    assert [bar.name for bar in figure.data] == [f"p{n}" for n in range(19, -1, -1)]
    looks = {(bar.marker.color, bar.marker.pattern.shape) for bar in figure.data}
    assert len(looks) == 20
    assert list(figure.data[0].x) == ["2027", "2028"]


def test_bars_by_name_begin_at_the_top_and_say_their_numbers() -> None:
    figure = by_name({"first": 2.0, "second": 1.0}, "points", digits=2)
    (bar,) = figure.data
    assert list(bar.y) == ["second", "first"]
    assert list(bar.text) == ["1.00", "2.00"]


def test_scenarios_side_by_side_keep_their_gaps() -> None:
    figure = side_by_side({"a": {"x": 1.0, "y": None}, "b": {"x": 2.0}}, ["x", "y"], "money")
    by_scenario = {bar.name: list(bar.x) for bar in figure.data}
    assert by_scenario == {"a": [None, 1.0], "b": [None, 2.0]}
    assert len({bar.marker.color for bar in figure.data}) == 2
