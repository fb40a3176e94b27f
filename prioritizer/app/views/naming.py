"""Decisions as documents name them, in the words of the scenario."""

from __future__ import annotations

from collections.abc import Sequence

from prioritizer.report.matter import Matter


def called(item: str, matter: Matter) -> str:
    """The name of "intervention" or "intervention (region)"."""
    ident, _, region = item.rpartition(" (")
    if not ident or not region.endswith(")"):
        ident, region = item, ""
    return matter.decision({"intervention": ident, "region": region.removesuffix(")")})


def listed(items: Sequence[str], matter: Matter) -> str:
    """Decisions by their names, in a row."""
    return ", ".join(called(item, matter) for item in items)
