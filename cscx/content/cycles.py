"""Circles in a directed graph: sets of nodes that all reach each other, and one way around them."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """The strongly connected components, each in the order of `graph`; what is led to comes first.

    Targets that are no node of the graph are left out. Tarjan's algorithm, without recursion.
    """
    order = {node: position for position, node in enumerate(graph)}
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    open_nodes: list[Node] = []
    waiting: set[Node] = set()
    found: list[list[Node]] = []
    for root in graph:
        if root in index:
            continue
        stack = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        open_nodes.append(root)
        waiting.add(root)
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target not in order:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    open_nodes.append(target)
                    waiting.add(target)
                    stack.append((target, iter(graph[target])))
                    break
                if target in waiting:
                    low[node] = min(low[node], index[target])
            else:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[node])
                if low[node] == index[node]:
                    at = open_nodes.index(node)
                    component = open_nodes[at:]
                    del open_nodes[at:]
                    waiting.difference_update(component)
                    found.append(sorted(component, key=order.__getitem__))
    return found


def circles(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """The components that one can go around in, a node that leads to itself among them."""
    return [
        component
        for component in components(graph)
        if len(component) > 1 or component[0] in graph[component[0]]
    ]


def way_around(graph: Mapping[Node, Iterable[Node]], start: Node, then: Node) -> list[Node]:
    """The shortest way from `start` over its neighbour `then` back to `start`, both ends named.

    Empty when there is none.
    """
    came_from: dict[Node, Node] = {then: start}
    waiting = deque([then])
    while waiting:
        node = waiting.popleft()
        if node == start:
            way = [node]
            while len(way) == 1 or way[-1] != start:
                way.append(came_from[way[-1]])
            return way[::-1]
        for target in graph.get(node, ()):
            if target not in came_from:
                came_from[target] = node
                waiting.append(target)
    return []
