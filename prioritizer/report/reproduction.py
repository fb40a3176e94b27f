"""The lines that give the same answer again: a command, and Python."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

FLAGS = {
    "engine": "--engine",
    "solver": "--solver",
    "gap": "--gap",
    "time_limit": "--time-limit",
    "threads": "--threads",
    "weights_of": "--weights-of",
}
"""Options of the command line, by their name in Python."""

DEFAULTS: Mapping[str, Any] = {"engine": "highs", "gap": 0.0, "tie_break": True}


def asked(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are not at their default."""
    return {
        name: value
        for name, value in options.items()
        if value is not None and value != DEFAULTS.get(name) and value not in ([], ())
    }


def command_line(path: str, options: Mapping[str, Any] | None = None) -> str:
    """The command that solves a scenario with the same options.

    >>> command_line("a scenario.xlsx", {"gap": 0.01, "overrides": ["evaluate=final_year"]})
    "prioritizer solve 'a scenario.xlsx' --gap 0.01 --set evaluate=final_year"
    """
    given = asked(options or {})
    words = ["prioritizer", "solve", path]
    for name, flag in FLAGS.items():
        if name in given:
            words += [flag, str(given[name])]
    if given.get("tie_break") is False:
        words.append("--no-tie-break")
    for override in given.get("overrides", ()):
        words += ["--set", override]
    return shlex.join(words)


def python_snippet(path: str, options: Mapping[str, Any] | None = None) -> str:
    """Python that solves a scenario with the same options and prints the answer.

    >>> print(python_snippet("scenario.xlsx", {"gap": 0.01}))
    import prioritizer as pr
    <BLANKLINE>
    scenario = pr.read_scenario('scenario.xlsx')
    plan = pr.solve(scenario, gap=0.01)
    print(plan.status, plan.objective)
    print(plan.allocation)
    """
    given = asked(options or {})
    overrides = list(given.pop("overrides", ()))
    weights_of = given.pop("weights_of", None)
    lines = ["import prioritizer as pr"]
    if weights_of:
        lines.append("from prioritizer.preferences import with_weights_of")
    lines += ["", f"scenario = pr.read_scenario({path!r})"]
    if overrides:
        lines.append(f"scenario = scenario.with_overrides({overrides!r})")
    if weights_of:
        lines.append(f"scenario = with_weights_of(scenario, {weights_of!r})")
    arguments = "".join(f", {name}={value!r}" for name, value in given.items())
    lines += [
        f"plan = pr.solve(scenario{arguments})",
        "print(plan.status, plan.objective)",
        "print(plan.allocation)",
    ]
    return "\n".join(lines)
