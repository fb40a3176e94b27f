import os

from prioritizer.drafts import Draft
from prioritizer.library import local_user, open_library
from tests.app.deciding import Pages, minimal


def kept_beside(pages: Pages) -> str:
    """A second scenario in the library, without the donor's earmark."""
    other = minimal().with_overrides(["spending_rules.donor_earmark.active=no"])
    library = open_library(os.environ["PRIORITIZER_LIBRARY"])
    library.create(local_user(), "No earmark", Draft.of(other).to_json())
    return "No earmark (version 1)"


def test_two_scenarios_show_only_what_differs(pages: Pages) -> None:
    pages.go("compare")
    assert "Choose at least two scenarios" in pages.texts()
    name = kept_beside(pages)
    pages.run()
    box = pages.at.multiselect(key="compare_chosen")
    assert name in box.options
    box.set_value([box.options[0], name])
    pages.run()
    pages.click("run_compare")
    assert pages.frame()["Scenario"].tolist() == [box.options[0], name]

    pages.choose("compare_view", "inputs")
    frame = pages.frame()
    assert frame[["Table", "Row", "Column"]].to_numpy().tolist() == [
        ["spending_rules", "donor_earmark", "active"]
    ]
    assert frame[name].tolist() == ["no"]
    for view in ("funded", "money", "indicators", "eyes"):
        pages.choose("compare_view", view)
        assert pages.at.dataframe or "same interventions" in pages.texts(), view

    pages.choose("compare_view", "earmarks")
    pages.click("run_explain")
    frame = pages.frame()
    assert "donor_earmark" in frame["Rule"].tolist()
