import pytest

from prioritizer.runs.order import Order
from tests.runs.waiting import tiny


def test_the_same_question_has_the_same_key() -> None:
    one = Order("solve", tiny(), {"gap": 0.0, "time_limit": 5.0})
    other = Order("solve", tiny(), {"time_limit": 5.0, "gap": 0.0})
    assert one.key == other.key
    assert len(one.key) == 64


@pytest.mark.parametrize(
    "other",
    [
        Order("test_solve", tiny(), {"gap": 0.0}),
        Order("solve", tiny(effect=3.0), {"gap": 0.0}),
        Order("solve", tiny(), {"gap": 0.1}),
        Order("solve", tiny(), {"gap": 0.0}, beside={"other": tiny()}),
        Order("solve", tiny(), {"gap": 0.0}, language="es"),
        Order("solve", tiny(), {"gap": 0.0}, number_style="es_CO"),
    ],
)
def test_whatever_changes_the_answer_changes_the_key(other: Order) -> None:
    assert Order("solve", tiny(), {"gap": 0.0}).key != other.key


def test_names_of_compared_scenarios_count() -> None:
    first = Order("compare", tiny(), beside={"a": tiny(3)})
    assert first.key != Order("compare", tiny(), beside={"b": tiny(3)}).key
