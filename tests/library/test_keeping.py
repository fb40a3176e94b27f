import pytest

from prioritizer.drafts import History
from prioritizer.library import (
    Library,
    LimitReached,
    Limits,
    NotAllowed,
    local_user,
    open_library,
)
from prioritizer.library.keeping import MOST_WORKING_COPIES
from tests.library.drafted import planner, small, with_amount


def test_a_working_copy_survives_a_restart(library: Library, url: str) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    history = History.begin(small()).commit(with_amount(small(), "donor", "7"), "amount")
    kept = library.keep_work(
        ana,
        history.to_json(),
        entry_id=entry.id,
        based_on=1,
        title="Plan",
        answers_json='{"best": "trust"}',
    )
    library.close()
    later = open_library(url)
    found = later.work(ana)
    later.close()
    assert found == kept
    assert found is not None
    assert History.from_json(found.history_json) == history
    assert (found.entry_id, found.based_on, found.title) == (entry.id, 1, "Plan")
    assert found.answers_json == '{"best": "trust"}'


def test_nobody_sees_the_work_of_others(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    library.keep_work(ana, "mine")
    assert library.work(eva) is None
    library.drop_work(eva)
    assert library.work(ana) is not None


def test_tabs_do_not_replace_each_others_work(library: Library) -> None:
    me = local_user()
    for slot in ("a", "b"):
        library.keep_work(me, f"first of {slot}", slot=slot)
    library.keep_work(me, "second of a", slot="a")
    found = library.work(me, "b")
    assert found is not None
    assert found.history_json == "first of b"
    assert [work.history_json for work in library.works(me)] == ["second of a", "first of b"]
    library.drop_work(me, "a")
    assert library.work(me, "a") is None
    library.drop_work(me)
    assert library.work(me) is None


def test_the_oldest_of_many_working_copies_gives_way(sqlite_library: Library) -> None:
    for number in range(MOST_WORKING_COPIES + 2):
        sqlite_library.keep_work(local_user(), "x", slot=str(number))
    slots = {work.slot for work in sqlite_library.works(local_user())}
    assert slots == {str(number) for number in range(2, MOST_WORKING_COPIES + 2)}


def test_results_are_kept_by_key(library: Library) -> None:
    document = {"status": "optimal", "objective": 0.7, "rows": [{"n": None, "t": "ñ <b>"}]}
    assert library.result("k") is None
    library.keep_result("k", "solve", {"status": "old"})
    library.keep_result("k", "solve", document)
    assert library.result("k") == document


def test_results_can_be_dropped_by_administrators(library: Library) -> None:
    library.keep_result("k", "solve", {})
    with pytest.raises(NotAllowed):
        library.drop_results(planner(library))
    assert library.drop_results(local_user()) == 1
    assert library.result("k") is None


def test_what_is_too_large_is_refused(sqlite_library: Library) -> None:
    sqlite_library.set_limits(local_user(), Limits(megabytes_per_draft=1, megabytes_per_result=1))
    assert sqlite_library.limits().megabytes_per_draft == 1
    with pytest.raises(LimitReached, match="at most 5"):
        sqlite_library.keep_work(local_user(), "a" * 5_100_000)
    with pytest.raises(LimitReached, match="at most 1"):
        sqlite_library.keep_result("k", "solve", {"a": "a" * 1_100_000})
