import pytest

from prioritizer.evaluation.sentences.breach import Breach, figure, located, whole
from tests.evaluation.sentences.breaches import breach


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0.0"),
        (5, "5.0"),
        (412, "412.0"),
        (1234567.891, "1,234,567.9"),
        (0.01234, "0.0123"),
        (-2.25, "-2.25"),
        (9.999, "10.0"),
    ],
)
def test_figures(number: float, text: str) -> None:
    assert figure(number) == text


def test_whole_numbers_stay_whole() -> None:
    assert [whole(number) for number in (2.0, 0.25, 1e-9)] == ["2", "0.25", "1e-09"]


def test_the_bound_that_is_missed() -> None:
    below = breach(("x",), 1.0, 3.0, 9.0)
    assert (below.is_above, below.bound, below.excess) == (False, 3.0, 2.0)
    above = breach(("x",), 10.0, 3.0, 9.0)
    assert (above.is_above, above.bound, above.excess) == (True, 9.0, 1.0)


def test_a_sum_has_its_unit_where_there_is_one() -> None:
    assert breach(("x",), 1.0, 3.0, 9.0).sum(2.5) == "2.5 MXN"
    assert Breach((), 1.0, 3.0, 9.0, "", "").sum(2.5) == "2.5"


def test_what_is_national_names_no_region() -> None:
    assert (located("a", "north"), located("a", "")) == ("a in north", "a")
