from prioritizer.app.charts.indicator_dots import Reach, reach_chart


def test_every_indicator_has_a_dot_for_each_plan() -> None:
    figure = reach_chart([Reach("crime", 0.5, 0.1), Reach("trust", 1.2, None)])
    dots = {trace.name: trace for trace in figure.data if trace.mode == "markers"}
    assert list(dots["this plan"].x) == [1.2, 0.5]
    assert list(dots["this plan"].y) == ["trust", "crime"]
    assert list(dots["current plan"].x) == [None, 0.1]
    assert dots["this plan"].marker.symbol != dots["current plan"].marker.symbol


def test_without_a_current_plan_there_is_none_to_see() -> None:
    figure = reach_chart([Reach("crime", 0.5)])
    assert [trace.name for trace in figure.data if trace.mode == "markers"] == ["this plan"]
    assert {note.text for note in figure.layout.annotations} == {"baseline", "target"}
