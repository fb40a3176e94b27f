"""Where a checkout finds prioritizer.models: in the folder models/ at its top.

An installed package has the model's files here instead and no trace of this one
(docs/decisions/0001-models-folder.md).
"""

from pathlib import Path
from typing import TYPE_CHECKING

__path__ = [str(Path(__file__).resolve().parents[2] / "models")]

if TYPE_CHECKING:  # a type checker does not follow __path__
    from models import (  # noqa: TID251 - never executed, so no second copy
        allocation,
        capacity,
        conditions,
        decisions,
        effects,
        facts,
        interactions,
        logic,
        money,
        objectives,
        politics,
        response,
        spending_rules,
    )

    __all__ = [
        "allocation",
        "capacity",
        "conditions",
        "decisions",
        "effects",
        "facts",
        "interactions",
        "logic",
        "money",
        "objectives",
        "politics",
        "response",
        "spending_rules",
    ]
