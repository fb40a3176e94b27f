from streamlit.testing.v1 import AppTest

SCRIPT = """
from prioritizer.app.views.figures import show_figures
show_figures([("Cost", "12", "+3"), ("Gain", "0.5", None)])
"""


def test_figures_with_and_without_a_change() -> None:
    at = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not at.exception
    assert [(m.label, m.value, m.delta) for m in at.metric] == [
        ("Cost", "12", "+3"),
        ("Gain", "0.5", ""),
    ]
