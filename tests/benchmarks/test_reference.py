import json
from pathlib import Path

import pytest

from benchmarks.reference import check

SMALL = {
    "sense": "max",
    "variables": "binary",
    "objectives": [[5, 4, 3]],
    "constraints": [{"coef": [2, 3, 1], "sense": "<=", "rhs": 4, "name": "budget"}],
    "expected": {"optimum": 8},
}


def written(folder: Path, **instances: object) -> Path:
    for name, content in instances.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


FRONT = SMALL | {
    "objectives": [[5, 4, 3], [1, 4, 4]],
    "expected": {"points": [[8, 5], [7, 8]]},
}


def test_agreement(tmp_path: Path) -> None:
    lines, agree = check(written(tmp_path, small=SMALL, several=FRONT))

    assert agree
    assert "1 of 1 instances with one objective agree" in lines
    assert "1 of 1 fronts agree point by point" in lines


@pytest.mark.parametrize("points", [[[8, 5]], [[8, 5], [7, 8], [9, 1]], [[8, 5], [7, 9]]])
def test_a_front_that_differs(tmp_path: Path, points: list[list[int]]) -> None:
    given = FRONT | {"expected": {"points": points}}
    lines, agree = check(written(tmp_path, several=given))

    assert not agree
    assert "0 of 1 fronts agree point by point" in lines


def test_disagreement(tmp_path: Path) -> None:
    lines, agree = check(written(tmp_path, small=SMALL | {"expected": {"optimum": 9}}))

    assert not agree
    assert any("DIFFERS" in line for line in lines)


def test_a_folder_without_instances(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no instance"):
        check(tmp_path)
