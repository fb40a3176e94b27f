import numpy as np
import pytest

from prioritizer.evaluation.checks import Check, check, labels


def three_rows() -> Check:
    return check(
        "rule_amount",
        (labels(["cap", "cap", "ban"]), labels(["2026", "", "all"])),
        np.array([3.0, 5.0, 2.0]),
        lower=np.array([1.0, -np.inf, -np.inf]),
        upper=np.array([4.0, 4.0, np.inf]),
    )


def test_names_leave_out_blank_labels() -> None:
    assert three_rows().names() == [
        "rule_amount[cap,2026]",
        "rule_amount[cap]",
        "rule_amount[ban,all]",
    ]
    assert three_rows().name_of(1) == "rule_amount[cap]"
    assert three_rows().labels_of(1) == ("cap", "")
    assert check("tail_ceiling", (), np.array([1.0])).names() == ["tail_ceiling"]


def test_slack_is_the_distance_to_the_nearer_bound() -> None:
    assert three_rows().slack().tolist() == [1.0, -1.0, np.inf]
    assert three_rows().excess().tolist() == [0.0, 1.0, 0.0]


def test_a_row_is_broken_beyond_its_tolerance() -> None:
    assert three_rows().broken(1e-6).tolist() == [1]
    assert three_rows().broken(0.2).tolist() == [1]
    assert three_rows().broken(0.25).tolist() == []


def test_the_size_of_the_terms_widens_the_tolerance() -> None:
    wide = check("r", (labels(["x"]),), np.array([1.0]), upper=0.0, size=100.0)
    assert wide.broken(0.005).tolist() == [0]
    assert wide.broken(0.01).tolist() == []


def test_remarks_are_in_no_name() -> None:
    rows = check("r", (labels(["x"]),), np.array([1.0]), remarks=(labels(["because"]),))
    assert rows.names() == ["r[x]"]
    assert rows.remarks_of(0) == ("because",)


def test_arrays_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        three_rows().activity[0] = 0.0


def test_length_is_the_number_of_rows() -> None:
    assert len(three_rows()) == 3
