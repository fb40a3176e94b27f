"""What another plan does differently."""

from __future__ import annotations

import pytest

from prioritizer.explanation.displacement import displacement, is_funded
from prioritizer.explanation.forcing import left_out
from tests.explanation.tiny import place, tiny_bench


def test_what_runs_already_is_funded() -> None:
    bench = tiny_bench()

    funded = is_funded(bench.consequences)

    assert dict(zip(bench.parameters.interventions, funded.tolist(), strict=True)) == {
        "vetting": True,
        "cameras": False,
        "lighting": True,
        "archive": True,
    }


def test_what_goes_and_what_comes() -> None:
    bench = tiny_bench(logic=None)
    vetting = place(bench, "vetting")
    outcome = bench.solve(left_out(bench, vetting))
    assert outcome is not None

    found = displacement(bench.consequences, bench.plan(outcome))
    apart = displacement(bench.consequences, bench.plan(outcome), apart=vetting)

    assert "vetting" in found.displaced
    assert "vetting" in found.ended
    assert "vetting" not in (*apart.displaced, *apart.ended)
    assert found.indicators == (("trust", pytest.approx(-4.0)),)
