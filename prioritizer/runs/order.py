"""What is to be computed: a kind, a scenario, options, and the language to answer in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import prioritizer as pr
from prioritizer.language import current_language, current_number_style
from prioritizer.scenario import Scenario


@dataclass(frozen=True)
class Order:
    """Something to compute; two orders with the same key have the same answer.

    Attributes:
        kind: one of ``kinds.KINDS``.
        scenario: that it is about.
        options: of the kind, values as in JSON.
        beside: other scenarios by name, of a comparison.
        language, number_style: of the sentences in the answer; those in use unless told.
    """

    kind: str
    scenario: Scenario
    options: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, Scenario] = field(default_factory=dict)
    language: str = field(default_factory=current_language)
    number_style: str = field(default_factory=current_number_style)

    @cached_property
    def key(self) -> str:
        """The sha256 of everything that the answer depends on, as 64 hex digits."""
        parts = [
            self.scenario.digest,
            self.kind,
            dict(self.options),
            [[name, scenario.digest] for name, scenario in self.beside.items()],
            pr.__version__,
            self.language,
            self.number_style,
        ]
        text = json.dumps(parts, sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()
