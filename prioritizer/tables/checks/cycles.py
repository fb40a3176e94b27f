"""Circles of prerequisites: strongly connected parts of a graph that hold a positive lag."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Node = str | int


@dataclass(frozen=True, slots=True)
class Edge:
    """`before` waits `lag` years for `after`, because of a rule; a rule itself is an int."""

    before: Node
    after: Node
    lag: float
    rule: int


def blocked_cycles(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """One circle with a positive lag for each strongly connected part that has one."""
    leaving: dict[Node, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(edge.before, []).append(edge)
        leaving.setdefault(edge.after, [])
    part = _parts(leaving)
    reported: set[int] = set()
    for edge in (edge for some in leaving.values() for edge in some):
        home = part[edge.before]
        if edge.lag > 0 and part[edge.after] == home and home not in reported:
            reported.add(home)
            yield [edge, *_way(leaving, edge.after, edge.before)]


def _parts(leaving: Mapping[Node, list[Edge]]) -> dict[Node, int]:
    """The strongly connected part of each node (Kosaraju's two passes, without recursion)."""
    entering: dict[Node, list[Node]] = {node: [] for node in leaving}
    for node, edges in leaving.items():
        for edge in edges:
            entering[edge.after].append(node)
    part: dict[Node, int] = {}
    for number, root in enumerate(reversed(_finished(leaving))):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in part:
                part[node] = number
                waiting.extend(entering[node])
    return part


def _finished(leaving: Mapping[Node, list[Edge]]) -> list[Node]:
    """The nodes in the order in which a depth-first search leaves them."""
    order: list[Node] = []
    seen: set[Node] = set()
    for root in leaving:
        path = [(root, iter(leaving[root]))] if root not in seen else []
        seen.add(root)
        while path:
            node, rest = path[-1]
            following = next((edge.after for edge in rest if edge.after not in seen), None)
            if following is None:
                order.append(node)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(leaving[following])))
    return order


def _way(leaving: Mapping[Node, list[Edge]], start: Node, end: Node) -> list[Edge]:
    """A shortest way of edges from one node to another, which must be reachable."""
    arrived: dict[Node, Edge | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in arrived:
        for edge in leaving[waiting.popleft()]:
            if edge.after not in arrived:
                arrived[edge.after] = edge
                waiting.append(edge.after)
    way: list[Edge] = []
    step = arrived[end]
    while step is not None:
        way.append(step)
        step = arrived[step.before]
    return way[::-1]
