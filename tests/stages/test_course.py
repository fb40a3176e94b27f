"""A deadline that all stages share."""

from __future__ import annotations

from prioritizer.stages import Deadline


def test_without_a_limit_a_deadline_never_passes() -> None:
    assert Deadline(None).left() is None
    assert not Deadline(None).has_passed()
    assert Deadline(0.0).has_passed()
