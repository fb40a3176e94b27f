from prioritizer.runs import MemoryKeeper
from prioritizer.runs.answers import Answers
from prioritizer.runs.order import Order
from tests.runs.waiting import tiny


def test_the_newest_answer_is_found_by_scenario_and_language() -> None:
    answers = Answers(MemoryKeeper())
    digest = tiny().digest
    answers.keep(Order("solve", tiny(), {"gap": 0.1}), {"n": 1}, is_complete=True)
    answers.keep(Order("solve", tiny(), {"gap": 0.0}), {"n": 2}, is_complete=True)
    assert answers.latest(digest, "solve", "en") == {"n": 2}
    assert answers.latest(digest, "solve", "es") == {"n": 2}
    answers.keep(Order("solve", tiny(), language="es"), {"n": 3}, is_complete=True)
    assert answers.latest(digest, "solve", "es") == {"n": 3}
    assert answers.latest(digest, "solve", "en") == {"n": 2}
    assert answers.latest(digest, "explain", "en") is None
    assert answers.latest(tiny(9).digest, "solve", "en") is None


def test_an_answer_cut_short_never_replaces_a_complete_one() -> None:
    answers, order = Answers(MemoryKeeper()), Order("solve", tiny())
    answers.keep(order, {"n": 1}, is_complete=False)
    assert answers.complete(order.key) is None
    assert answers.latest(tiny().digest, "solve", "en") == {"n": 1}
    answers.keep(order, {"n": 2}, is_complete=True)
    answers.keep(order, {"n": 3}, is_complete=False)
    assert answers.complete(order.key) == {"n": 2}
    assert answers.latest(tiny().digest, "solve", "en") == {"n": 2}


def test_sentences_are_of_use_in_their_own_language_alone() -> None:
    answers, digest = Answers(MemoryKeeper()), tiny().digest
    for kind in ("solve", "diagnose"):
        answers.keep(Order(kind, tiny(), language="es"), {"n": 1}, is_complete=True)
    assert answers.latest(digest, "diagnose", "en") is None
    assert answers.latest(digest, "diagnose", "es") == {"n": 1}
    answers.keep(Order("solve", tiny()), {"n": 2}, is_complete=True)
    assert answers.latest(digest, "solve", "en") == {"n": 2}
    assert answers.latest(digest, "solve", "es") == {"n": 1}
