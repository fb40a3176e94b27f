import pytest

from prioritizer.drafts import Draft
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import ScenarioError
from prioritizer.tables.read import read_scenario
from prioritizer.tables.source import Source
from tests.drafts.drafted import ROOT, drafted


@pytest.mark.parametrize("case", ["minimal", "mexico", "mexico-states", "guatemala"])
def test_a_scenario_comes_back_from_its_draft_and_from_json(case: str) -> None:
    scenario = read_scenario(ROOT / "inputs" / case)
    draft = Draft.of(scenario)
    again = Draft.from_json(draft.to_json())
    assert draft.scenario() == scenario
    assert again == draft
    assert again.digest == draft.digest
    assert again.scenario().content.tables["effects"].order == (
        scenario.content.tables["effects"].order
    )


def test_a_half_edited_table_is_kept_with_its_fault_named() -> None:
    draft = drafted().with_cell("interventions", 1, "capital_cost", "3,75")
    (fault,) = draft.faults()
    assert (fault.table, fault.row, fault.column, fault.value) == (
        "interventions",
        2,
        "capital_cost",
        "3,75",
    )
    assert Draft.from_json(draft.to_json()).values("interventions", "capital_cost")[1] == "3,75"
    with pytest.raises(ScenarioError, match="3,75"):
        draft.scenario()


def test_rows_keep_their_numbers_when_others_come_and_go() -> None:
    draft = drafted()
    first, second = draft.rows("interventions")[:2]
    ids = draft.row_ids["interventions"]
    shorter = draft.with_table("interventions", draft.rows("interventions")[1:])
    assert shorter.row_ids["interventions"] == ids[1:]
    turned = draft.with_table("interventions", [second, {"intervention": "new"}, first])
    assert turned.row_ids["interventions"] == (ids[1], max(ids) + 1, ids[0])
    assert set(turned.rows("interventions")[1]) == set(first)


def test_equal_keys_do_not_share_a_number() -> None:
    draft = drafted()
    row = draft.rows("interventions")[0]
    twice = draft.with_table("interventions", [row, row])
    assert len(set(twice.row_ids["interventions"])) == 2


def test_settings_are_changed_and_removed_by_dotted_key() -> None:
    draft = drafted().with_settings(**{"politics.quorum": 0.5})
    assert draft.scenario().settings.quorum == 0.5
    gone = draft.with_settings(**{"politics.quorum": None})
    assert gone.scenario().settings.quorum is None
    assert gone.digest != draft.digest


def test_a_table_is_added_and_removed() -> None:
    draft = drafted()
    with_regions = draft.with_table("regions", [])
    assert with_regions.columns["regions"] == ("region", "population")
    assert with_regions.faults() == () or isinstance(with_regions.faults(), tuple)
    assert with_regions.without_table("regions") == draft


def test_a_draft_of_what_was_read_keeps_unknown_columns_as_faults() -> None:
    scenario = drafted().scenario()
    source = Source(dict(scenario.given_settings))
    for name, table in scenario.content.tables.items():
        source.tables[name] = table.raw()
    assert Draft.of_source(source).scenario() == scenario


def test_an_empty_draft_tells_what_is_missing() -> None:
    faults = Draft({}, {}).faults()
    assert {fault.table for fault in faults} >= {"scenario", "interventions"}


@pytest.mark.parametrize("text", ["[]", '{"tables": {}}', "no JSON", '{"tables": 3}'])
def test_what_is_no_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no draft|Expecting"):
        Draft.from_json(text)


def test_the_title_is_that_of_the_settings() -> None:
    assert isinstance(drafted().scenario(), Scenario)
    assert drafted().title == str(drafted().settings["title"])
