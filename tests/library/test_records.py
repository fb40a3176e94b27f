import dataclasses
import datetime
import json

import pytest

from prioritizer.library import Change, Entry, Event, User, Version, local_user

MOMENT = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)


def test_records_are_frozen_and_plain_json() -> None:
    version = Version(3, "Ana", MOMENT, "", "abc")
    with pytest.raises(dataclasses.FrozenInstanceError):
        version.number = 4  # type: ignore[misc]
    assert json.loads(version.to_json()) == {
        "number": 3,
        "author": "Ana",
        "saved_at": "2026-03-01T12:30:00+00:00",
        "note": "",
        "digest": "abc",
    }
    event = Event(
        MOMENT, "Ana", "Saved.", (Change("changed", "funding", "eu", "amount", "1", "2"),)
    )
    assert json.loads(event.to_json())["changes"][0]["after"] == "2"


def test_a_user_without_a_name_is_called_by_the_address() -> None:
    assert User("1", "a@b.c", "", "donor").shown_name == "a@b.c"
    assert local_user().shown_name == "Local user"


@pytest.mark.parametrize(
    ("role", "may_edit", "may_manage"),
    [
        ("owner", True, True),
        ("editor", True, False),
        ("reader", False, False),
        ("administrator", True, True),
    ],
)
def test_what_a_role_in_a_scenario_allows(role: str, may_edit: bool, may_manage: bool) -> None:
    entry = Entry("1", "Plan", "Ana", 1, MOMENT, role, "", False)
    assert (entry.may_edit, entry.may_manage) == (may_edit, may_manage)
