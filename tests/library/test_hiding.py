import pytest

from prioritizer.library import NotAllowed
from prioritizer.library.hiding import HIDDEN_TABLES, is_hidden, with_hidden, without_hidden
from tests.library.drafted import small, with_amount


def test_what_is_hidden_is_gone_and_the_rest_is_a_valid_scenario() -> None:
    seen = without_hidden(small())
    assert not set(HIDDEN_TABLES) & set(seen.tables)
    assert "politics.quorum" not in seen.settings
    assert "union" not in seen.to_json()
    assert small().faults() == ()
    assert seen.faults() == ()


def test_what_was_hidden_is_put_back() -> None:
    edited = with_amount(without_hidden(small()), "donor", "7")
    assert with_hidden(edited, small()).digest == with_amount(small(), "donor", "7").digest


def test_unseen_stakeholders_are_not_replaced() -> None:
    own = without_hidden(small()).with_table("stakeholders", [{"stakeholder": "mine"}])
    with pytest.raises(NotAllowed, match="kept by the owner"):
        with_hidden(own, small())
    with pytest.raises(NotAllowed, match="kept by the owner"):
        with_hidden(without_hidden(small()).with_settings(**{"politics.quorum": 0}), small())


def test_changes_of_them_are_hidden_too() -> None:
    assert is_hidden("positions")
    assert is_hidden("scenario", "politics.quorum")
    assert not is_hidden("funding", "donor, 2027")
