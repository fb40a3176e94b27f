from prioritizer.runs import MemoryKeeper


def test_what_is_kept_is_found_under_its_key_alone() -> None:
    keeper = MemoryKeeper()
    keeper.keep_result("k", "solve", {"status": "optimal"})
    assert keeper.result("k") == {"status": "optimal"}
    assert keeper.result("other") is None
    keeper.keep_result("k", "solve", {"status": "feasible"})
    assert keeper.result("k") == {"status": "feasible"}
