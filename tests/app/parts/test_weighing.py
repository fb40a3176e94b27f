import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.app.parts.weighing import WAYS, nearest_step, weighed
from tests.app.editing_pages import again, click, draft, run, texts
from tests.app.library_pages import SECONDS
from tests.drafts.drafted import drafted

AS_THE_BROWSER_DOES = """
from itertools import combinations
from prioritizer.app.parts.weighing import keep_pairs
ids = session.draft().values("indicators", "indicator")
st.button("edit", key="edit", on_click=keep_pairs, args=(list(combinations(ids, 2)),))
"""
LINES = "from prioritizer.app.parts.weighing import weighing\nweighing()"


@pytest.mark.parametrize(("way", "key"), [("sliders", "slider"), ("swing", "swing")])
def test_points_begin_with_the_present_weights_and_change_them_on_demand(
    way: str, key: str
) -> None:
    at = run(LINES)
    at.selectbox(key="way_of_weighing").set_value(way)
    again(at)
    before = draft(at)
    table = at.dataframe[0].value
    for old, new in zip(table["Present weight"], table["New weight"], strict=True):
        assert float(old.rstrip(" %")) == pytest.approx(float(new.rstrip(" %")), abs=0.5)
    first, second, *others = before.values("indicators", "indicator")
    for indicator, points in {first: 100, second: 25, **dict.fromkeys(others, 0)}.items():
        at.slider(key=f"{key}_{indicator}").set_value(points)
    again(at)
    assert draft(at) == before
    click(at, "use_weights")
    assert draft(at).values("indicators", "weight")[:2] == ("0.8", "0.2")


def test_pairs_begin_with_what_the_present_weights_imply() -> None:
    at = run(LINES)
    at.selectbox(key="way_of_weighing").set_value("pairs")
    again(at)
    count = len(draft(at).rows("indicators"))
    assert len(at.data_editor[0].value) == count * (count - 1) // 2
    assert "Consistency ratio" in texts(at)
    click(at, "use_weights")
    assert sum(map(float, draft(at).values("indicators", "weight"))) == pytest.approx(1, abs=1e-3)


def test_best_and_worst_are_compared_with_the_others() -> None:
    at = run(LINES)
    at.selectbox(key="way_of_weighing").set_value("best_worst")
    again(at)
    at.slider[0].set_value(4)
    again(at)
    click(at, "use_weights")
    best = at.selectbox(key="best_indicator").value
    ids = draft(at).values("indicators", "indicator")
    weights = dict(zip(ids, map(float, draft(at).values("indicators", "weight")), strict=True))
    assert max(weights, key=weights.__getitem__) == best


@pytest.mark.parametrize("way", ["sliders", "pairs", "best_worst"])
def test_answers_are_kept_with_the_working_copy(way: str) -> None:
    at = run(LINES + AS_THE_BROWSER_DOES)
    at.selectbox(key="way_of_weighing").set_value(way)
    again(at)
    if way == "pairs":
        edits = {"edited_rows": {0: {"ratio": "7 : 1"}}, "added_rows": [], "deleted_rows": []}
        at.session_state["pairs_editor"] = edits
        click(at, "edit")
    else:
        at.slider[0].set_value(7)
        again(at)
    later = AppTest.from_string(
        "from prioritizer.app import session\nsession.begin()\n" + LINES, default_timeout=SECONDS
    )
    later.query_params["draft"] = at.session_state["slot"]
    again(later)
    assert later.selectbox(key="way_of_weighing").value == way
    if way == "pairs":
        assert later.data_editor[0].value["ratio"][0] == "7 : 1"
    else:
        assert later.slider[0].value == 7


def test_answers_belong_to_one_scenario() -> None:
    opens = """
if st.button("another", key="another"):
    session.open_draft(session.draft().with_settings(title="Another"))
"""
    at = run("from prioritizer.app.parts.weighing import weighing\n" + opens + "weighing()")
    at.slider[0].set_value(7)
    again(at)
    assert at.session_state["answers"]
    click(at, "another")
    assert not at.session_state["answers"]


def test_all_points_nought_are_refused() -> None:
    at = run(LINES)
    for slider in at.slider:
        slider.set_value(0)
    again(at)
    assert at.warning
    assert not at.button


def test_faults_have_first_to_be_repaired() -> None:
    at = run('session.commit(session.draft().with_settings(years="x"), "years")\n' + LINES)
    assert "repaired" in at.info[0].value


def test_steps_and_weights() -> None:
    assert len(WAYS) == 4
    assert nearest_step(1) == 1
    assert nearest_step(0) == 1 / 9
    names = drafted().values("indicators", "indicator")
    after = weighed(drafted(), {names[0]: 1 / 3})
    assert after.values("indicators", "weight")[:2] == ("0.3333", "0")
