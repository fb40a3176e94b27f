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


def test_agreement_and_what_is_left_out(tmp_path: Path) -> None:
    several = SMALL | {"objectives": [[5, 4, 3], [1, 1, 1]]}

    lines, agree = check(written(tmp_path, small=SMALL, several=several))

    assert agree
    assert "1 of 1 instances with one objective agree" in lines
    assert "1 with several objectives left out: several" in lines


def test_disagreement(tmp_path: Path) -> None:
    lines, agree = check(written(tmp_path, small=SMALL | {"expected": {"optimum": 9}}))

    assert not agree
    assert any("DIFFERS" in line for line in lines)


def test_a_folder_without_instances(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no instance"):
        check(tmp_path)
