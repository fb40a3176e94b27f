import pytest

from prioritizer.runs.crew import Died, Member
from prioritizer.runs.order import Order
from tests.runs.waiting import tiny


def test_a_member_takes_orders_until_it_is_killed() -> None:
    member = Member()
    assert member.next_message() == ("ready", 0, None)
    member.hand(1, Order("solve", tiny()))
    assert member.next_message() == ("taken", 1, None)
    word, number, document = member.next_message()
    assert (word, number, document["objective"]) == ("done", 1, 0.5)
    member.kill()
    with pytest.raises(Died):
        member.next_message()
    member.stop(1)
    member.end()
    assert not member.is_alive
    with pytest.raises(Died):
        member.hand(2, Order("solve", tiny()))
