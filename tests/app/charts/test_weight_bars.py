import pytest

from prioritizer.app.charts.weight_bars import range_chart


def test_bars_reach_from_the_least_to_the_most() -> None:
    bars, marks = range_chart([("a", 0.5, 0.25, 1.0), ("b", 0.5, None, None)]).data
    assert list(bars.base) == [0.5, 0.25]
    assert list(bars.x) == pytest.approx([0.0, 0.75])
    assert list(marks.x) == [0.5, 0.5]
    assert bars.customdata[1] == "25.0 % – 100.0 %"
