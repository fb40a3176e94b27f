from prioritizer.app.charts.front import front_chart

POINTS = [
    {"values": {"a": 1.0, "b": 3.0}, "supported": True, "knee": False},
    {"values": {"a": 2.0, "b": 1.9}, "supported": False, "knee": True},
    {"values": {"a": 3.0, "b": 1.0}, "supported": True, "knee": False},
]


def test_each_dot_knows_its_place_in_the_list() -> None:
    figure = front_chart(POINTS, ("a", "across"), ("b", "up"), 2)
    dots = [trace for trace in figure.data if trace.customdata is not None]
    found = {
        place: (x, y)
        for trace in dots
        for place, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }
    assert found == {n: (p["values"]["a"], p["values"]["b"]) for n, p in enumerate(POINTS)}
    assert len({trace.marker.symbol for trace in dots}) == 2
    ring = figure.data[-1]
    assert (list(ring.x), list(ring.y)) == ([3.0], [1.0])


def test_without_a_choice_there_is_no_ring() -> None:
    names = [trace.name for trace in front_chart(POINTS, ("a", ""), ("b", ""), None).data]
    assert "the plan chosen" not in names
