import prioritizer as pr
from prioritizer.app.views.plan_changes import change_lines, changed_decisions, shown
from prioritizer.explanation.comparing_inputs import InputDifference, RowDifference
from prioritizer.report.matter import Matter
from tests.app.deciding import minimal


def test_changes_of_inputs_in_lines() -> None:
    inputs = [InputDifference("funding", "f / 2027", "amount", {"before": 3.0, "now": 4.5})]
    rows = [
        RowDifference("regions", "n", ("now",), ("before",)),
        RowDifference("regions", "s", ("before",), ("now",)),
    ]
    assert change_lines(inputs, rows) == [
        "funding · f / 2027 · amount: 3 → 4.5",
        "regions · n: added",
        "regions · s: taken away",
    ]
    assert change_lines(inputs * 40, [])[-1] == "and 10 more changes"
    assert change_lines([], []) == ["Nothing that decides: only names, sources or notes."]


def test_cells_as_text() -> None:
    assert [shown(v) for v in (None, True, False, 1234.5, "law")] == [
        "blank", "yes", "no", "1,234.5", "law",
    ]  # fmt: skip


def test_what_comes_in_and_drops_out() -> None:
    rich = minimal().replace(
        funding=minimal().table("funding").assign(amount=lambda frame: frame["amount"] * 1.5)
    )
    was, now = (Matter(s, pr.solve(s).to_dict()) for s in (minimal(), rich))
    frame, _ = changed_decisions(now, was)
    assert frame["what happens"].isin({"comes in", "drops out", "changes"}).all()
    assert frame["change of cost"].sum() > 0
    come = set(frame[frame["what happens"] == "comes in"]["intervention"])
    assert come == {"Patrol vehicles, lot of 25"}
    assert changed_decisions(was, was)[0].empty
