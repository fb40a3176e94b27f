import pytest

from prioritizer.app.charts.tornado import tornado_chart


def test_the_longest_bar_is_at_the_top() -> None:
    figure = tornado_chart(
        [("small", 0.45, 0.5), ("large", 0.1, 0.4)], 0.5, "gain", ("kept", "new")
    )
    kept, new = figure.data
    assert list(kept.y) == ["small", "large"]  # the last one is drawn at the top
    assert list(kept.x) == pytest.approx([-0.05, -0.4])
    assert list(new.x) == pytest.approx([0.0, -0.1])
    assert (kept.name, new.name) == ("kept", "new")
    assert kept.marker.pattern.shape != new.marker.pattern.shape
