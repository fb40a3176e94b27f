from prioritizer.app.views.weight_views import VERDICTS, exchanged
from prioritizer.report.matter import Matter
from tests.app.deciding import minimal


def test_what_comes_in_beyond_a_range() -> None:
    matter = Matter(minimal(), {})
    assert exchanged(None, matter) == ""
    exchange = {"added": ["vetting"], "dropped": ["vehicles"]}
    assert exchanged(exchange, matter) == "Vetting of the police"


def test_every_verdict_has_a_word() -> None:
    from typing import get_args

    from prioritizer.tradeoffs.robust import Verdict

    assert set(VERDICTS) == set(get_args(Verdict))
