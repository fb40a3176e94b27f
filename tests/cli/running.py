"""The command line, run inside of this process."""

from __future__ import annotations

import json
from typing import Any

from typer.testing import CliRunner, Result

from prioritizer.cli import app

MINIMAL = "inputs/minimal"
IMPOSSIBLE = ("--set", "indicators.homicide_rate.required=1")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def document(result: Result) -> dict[str, Any]:
    """The one JSON document that is all of standard output."""
    found: dict[str, Any] = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    return found
