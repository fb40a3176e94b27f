import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.app.charts.style import COLOURS, legend_below, new_figure, shade, short
from prioritizer.language import use_language
from tests.app.library_pages import SECONDS


@pytest.mark.parametrize(("style", "separators"), [("en_US", ".,"), ("es_CO", ",.")])
def test_figures_write_numbers_in_the_chosen_style(style: str, separators: str) -> None:
    use_language("en", style)
    assert new_figure().layout.separators == separators
    use_language("en", "en_US")


def test_colours_are_explicit_and_shades_go_from_light_to_dark() -> None:
    assert list(new_figure().layout.colorway) == list(COLOURS)
    assert len(set(COLOURS)) == len(COLOURS) == 8

    def lightness(share: float) -> int:
        return sum(int(part) for part in shade(share)[4:-1].split(","))

    steps = [lightness(n / 10) for n in range(11)]
    assert steps == sorted(steps, reverse=True)
    assert lightness(-1) == steps[0]


def test_long_names_end_in_dots() -> None:
    assert short("Vetting") == "Vetting"
    assert short("a" * 50) == "a" * 43 + "…"


def test_a_legend_below_has_room_for_its_lines() -> None:
    figure = new_figure()
    legend_below(figure, lines=3)
    assert figure.layout.margin.b == 132
    assert figure.layout.legend.yref == "container"


SCRIPT = """
import pandas as pd
from prioritizer.app.charts.style import new_figure, show_chart
from prioritizer.language import use_language
use_language("en", "es_CO")
frame = pd.DataFrame({"name": ["a", "b"], "x": [1234.5, None]})
show_chart(new_figure(), frame, {"x": 1, "missing": 2}, alt="two numbers", key="c")
"""


def test_a_table_stands_under_a_chart_and_its_numbers_stay_numbers() -> None:
    at = AppTest.from_string(SCRIPT, default_timeout=SECONDS).run()
    assert not at.exception
    assert len(at.get("plotly_chart")) == 1
    assert at.expander[0].label == "The numbers of this chart as a table"
    value = at.dataframe[0].value
    assert value["x"].iloc[0] == 1234.5
    assert pd.isna(value["x"].iloc[1])
    shown = at.dataframe[0].proto.arrow_data.styler.display_values
    assert b"1.234,5" in shown
