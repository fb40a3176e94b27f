from streamlit.testing.v1 import AppTest

import prioritizer as pr
from prioritizer.runs.kinds import with_whole_repairs
from tests.app.deciding import Pages, minimal


def test_a_repair_is_applied_to_the_draft_and_can_be_taken_back(pages: Pages) -> None:
    scenario = minimal().with_overrides(["indicators.homicide_rate.required=1"])
    document = with_whole_repairs(pr.diagnose(scenario, limit=1))
    at = AppTest.from_function(repaired, default_timeout=60)
    at.session_state["document"] = document
    at.run()
    assert not at.exception
    history = at.session_state["history"]
    assert pr.solve(history.present.scenario()).status == "optimal"
    assert history.undo().present.scenario() == scenario


def repaired() -> None:
    import streamlit as st

    from prioritizer.app import session
    from prioritizer.app.views.conflict import apply
    from prioritizer.drafts import Draft
    from tests.app.deciding import minimal

    scenario = minimal().with_overrides(["indicators.homicide_rate.required=1"])
    session.open_draft(Draft.of(scenario))
    apply(scenario, st.session_state["document"]["repairs"][0])
