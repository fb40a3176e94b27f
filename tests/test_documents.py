"""What the documents promise: the README's lines of Python run, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("inputs/*/*.md")])


def python_lines(document: Path) -> list[str]:
    blocks = re.findall(r"```python\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def test_the_lines_of_python_run_and_give_what_they_say() -> None:
    known: dict[str, Any] = {}
    lines = python_lines(ROOT / "README.md")
    assert lines
    for line in lines:
        code, _, promised = line.partition("  # ")
        if promised:
            assert repr(eval(code, known)) == promised, line
        else:
            exec(code, known)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_readme_shows_the_plan_that_is_found() -> None:
    import prioritizer as pr

    plan = pr.solve(pr.read_scenario("inputs/minimal"))
    scale = plan.allocation.pivot(index="intervention", columns="year", values="scale")
    cost = plan.allocation.groupby("intervention")["cost"].sum()
    names = plan.scenario.table("interventions").set_index("intervention")["name"]
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    for intervention in scale.index:
        cells = [f"{cell:.2f}" if cell else "0" for cell in scale.loc[intervention]]
        row = [names[intervention], *cells, f"{cost[intervention]:.1f}"]
        assert f"| {' | '.join(row)} |" in text
