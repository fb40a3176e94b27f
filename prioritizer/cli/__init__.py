"""The command line: ``prioritizer COMMAND SCENARIO [options]`` (docs/data.md, Command line)."""

from prioritizer.cli.commands import app, main

__all__ = ["app", "main"]
