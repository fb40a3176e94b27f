from streamlit.testing.v1 import AppTest

from prioritizer.app.views.comparison import VIEWS

SCRIPT = """
import prioritizer as pr
from prioritizer.app.views.comparison import VIEWS
from tests.app.deciding import minimal
rich = minimal().replace(
    funding=minimal().table("funding").assign(amount=lambda frame: frame["amount"] * 1.5)
)
document = pr.compare({"now": minimal(), "rich": rich}).to_dict()
for view in VIEWS.values():
    view(document, minimal())
same = pr.compare({"one": minimal(), "two": minimal()}, with_best_possible=False).to_dict()
VIEWS["inputs"](same, minimal())
VIEWS["funded"](same, None)
"""


def test_every_view_of_a_comparison() -> None:
    at = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not at.exception
    assert len(at.get("plotly_chart")) == 2
    frames = [frame.value for frame in at.dataframe]
    assert len(frames) == len(VIEWS)
    plans, inputs, funded, money, indicators, eyes = frames
    assert plans["Objective"].is_monotonic_increasing
    assert set(inputs["Table"]) == {"funding"}
    assert funded["now"].tolist() == ["not funded"] * len(funded)
    assert (money["rich"].sum() > money["now"].sum()).all()
    assert len(indicators) == 3
    assert eyes["Plan of"].tolist() == ["now", "rich"]
    assert [note.value for note in at.success] == [
        "Nothing that decides differs in what goes in.",
        "The plans fund the same interventions.",
    ]
