from hypothesis import given
from hypothesis import strategies as st

from prioritizer.tables.checks.cycles import Edge, blocked_cycles


def edges(*triples: tuple[str, str, float]) -> list[Edge]:
    return [Edge(before, after, lag, rule) for rule, (before, after, lag) in enumerate(triples)]


def test_one_circle() -> None:
    (cycle,) = blocked_cycles(edges(("a", "b", 0), ("b", "a", 2)))
    assert [(edge.before, edge.after) for edge in cycle] == [("b", "a"), ("a", "b")]


def test_circles_without_lag_are_open() -> None:
    assert list(blocked_cycles(edges(("a", "b", 0), ("b", "a", 0)))) == []


def test_one_circle_for_each_part() -> None:
    found = blocked_cycles(edges(("a", "b", 1), ("b", "a", 1), ("b", "c", 1), ("c", "c", 1)))
    assert len(list(found)) == 2


def test_long_chains_need_no_recursion() -> None:
    chain = [Edge(node, node + 1, 1, 0) for node in range(20_000)]
    assert list(blocked_cycles(chain)) == []
    (cycle,) = blocked_cycles([*chain, Edge(20_000, 0, 0, 0)])
    assert len(cycle) == 20_001


NODES = st.integers(0, 5)


@given(st.lists(st.tuples(NODES, NODES, st.integers(0, 1)), max_size=12))
def test_a_part_is_blocked_if_a_positive_edge_returns(triples: list[tuple[int, int, int]]) -> None:
    reach = {(before, after) for before, after, _ in triples}
    while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
        reach |= more
    blocked = {
        frozenset(node for node in range(6) if (node, before) in reach and (before, node) in reach)
        | {before}
        for before, after, lag in triples
        if lag and (before == after or (after, before) in reach)
    }
    cycles = list(blocked_cycles(Edge(*triple, 0) for triple in triples))
    assert len(cycles) == len(blocked)
    for cycle in cycles:
        following = [*cycle[1:], cycle[0]]
        assert all(one.after == other.before for one, other in zip(cycle, following, strict=True))
        assert sum(edge.lag for edge in cycle) > 0
