"""Tables with their defaults filled in, valid or not.

The oracle knows more of docs/model.md than the first versions of the optimiser, which refuse the
rest. Its own cases of that rest are read through this stand-in for a scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from prioritizer.tables.content import build_content


class Unchecked:
    """What the oracle asks of a scenario: settings and complete tables."""

    def __init__(self, settings: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
        self._content, faults = build_content(settings, tables)
        assert not faults, faults
        self.settings = self._content.settings

    def table(self, name: str) -> pd.DataFrame:
        return self._content.table(name).complete_frame()
