"""The flow diagram of an SOP: a main path on the left, the ways off it on the right.

A layered layout of the whole graph needs as many columns as its widest rank; two columns, 344 units
wide, must do on a telephone. So the graph is drawn as a tree hung on the main path: every step has
one box, where it is first reached, and a further way to it names it with an arrow. No line crosses
another, however long the SOP is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from cscx.content.kinds.sop import ELSE, Sop, Step
from cscx.publish.addresses import anchor
from cscx.publish.outcomes import RESOLVED, Verdict, end_of, ends_from, verdict_of
from cscx.publish.site import View

WIDTH = 344
_LEFT, _MAIN_WIDTH = 4, 150
_BUS, _RIGHT, _EDGE = 168, 200, 340
_INDENT = 12
_BOX, _LINE, _PILL = 38, 16, 26
HEIGHTS = (_BOX, _BOX + _LINE, _PILL)
"""Heights of a box with one line, of one with two, and of the mention of a step."""
_GAP, _LABEL, _EXIT_GAP = 30, 20, 10
_TEXT, _SMALL = 14.0, 12.5
_ONWARD = 6.3  # em beside the line down, before the bus of the exits


class Node(msgspec.Struct, frozen=True):
    """A box. `again` marks the mention of a step that has its box elsewhere."""

    step: str
    x: float
    y: float
    width: float
    height: float
    lines: Sequence[str]
    verdict: Verdict
    again: bool = False


class Edge(msgspec.Struct, frozen=True):
    """A line from step to step with the answer that takes it, in one or two rows."""

    start: str
    end: str
    path: str
    label: Sequence[tuple[float, float, str]] = ()


class Flow(msgspec.Struct, frozen=True):
    """A drawing `WIDTH` units wide; `title` and `told` say the same in words."""

    height: float
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    notes: Sequence[tuple[float, float, str]]
    title: str
    told: str


class _Exit(NamedTuple):
    label: str
    target: str


def flow(view: View, sop: Sop) -> Flow:
    """Lay out the steps of an SOP."""
    return _Drawing(view, sop).drawn()


def main_path(sop: Sop) -> list[str]:
    """The longest way to a resolved case, a step at most once; of equals the one written first."""
    steps = {step.id: step for step in sop.steps}
    best: dict[str, tuple[bool, list[str]]] = {}

    def from_(name: str, above: frozenset[str]) -> tuple[bool, list[str]]:
        if name in best:
            return best[name]
        step = steps[name]
        found: tuple[bool, list[str]] = (end_of(step) == RESOLVED, [name])
        for target in step.targets:
            if target not in steps or target in above or target == name:
                continue
            good, rest = from_(target, above | {name})
            if (good, 1 + len(rest)) > (found[0], len(found[1])):
                found = (good, [name, *rest])
        best[name] = found
        return found

    path = from_(sop.steps[0].id, frozenset())[1]
    return list(dict.fromkeys(path))


class _Drawing:
    def __init__(self, view: View, sop: Sop) -> None:
        self.view = view
        self.sop = sop
        self.steps = {step.id: step for step in sop.steps}
        self.main = main_path(sop)
        self.placed: set[str] = set(self.main)
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.notes: list[tuple[float, float, str]] = []

    def drawn(self) -> Flow:
        y = 4.0
        for place, name in enumerate(self.main):
            step = self.steps[name]
            following = self.main[place + 1] if place + 1 < len(self.main) else None
            exits, onward = self._exits(step, following)
            if exits and exits[0].label:
                y += _LABEL - 6
            node = self._box(step, _LEFT, y, _MAIN_WIDTH, self._main_verdict(step))
            self.nodes.append(node)
            bottom = self._hang(node, exits)
            rows = _wrapped(onward, _ONWARD, 3) if onward else []
            space = max(_GAP, 14 + 15 * len(rows)) if following else 0
            below = node.y + node.height + space
            if exits:
                below = max(below, bottom + (_EXIT_GAP if following else 0))
            if following:
                self._down(node, following, rows, below)
            y = below
        for name in self.steps:
            if name not in self.placed:
                y = self._stray(name, y + _LABEL + _EXIT_GAP)
        return Flow(y + 4, self.nodes, self.edges, self.notes, self._title(), self._told())

    def _exits(self, step: Step, following: str | None) -> tuple[list[_Exit], str]:
        """The ways off the main path, one a target, and the answer that stays on it."""
        by_target: dict[str, list[str]] = {}
        for answer, target in step.branches.items():
            if target in self.steps:
                by_target.setdefault(target, []).append(self._said(step, answer))
        if step.next in self.steps and step.next is not None:
            by_target.setdefault(step.next, []).append("")
        onward = ", ".join(by_target.pop(following, [])) if following else ""
        return [_Exit(", ".join(said), target) for target, said in by_target.items()], onward

    def _said(self, step: Step, answer: str) -> str:
        words = self.view.words
        if answer == ELSE:
            return words["else"]
        if step.call:
            return words.get(f"end_{answer}", answer)
        return self.view.plain(answer)

    def _hang(self, node: Node, exits: Sequence[_Exit], depth: int = 0) -> float:
        """Draw the exits of a box to its right (or, on the right, below it); give their bottom."""
        main = depth == 0
        right = _RIGHT + _INDENT * max(depth - 1, 0)
        bus = _BUS if main else right - 8
        y = node.y + (0 if main else node.height + 8)
        right = right if main else right + _INDENT - 4
        for place, exit_ in enumerate(exits):
            if exit_.label and not (main and place == 0):
                y += _LABEL
            box = self._exit_box(exit_.target, right, y)
            if main and place == 0:
                box = msgspec.structs.replace(box, y=node.y + (node.height - box.height) / 2)
            middle = box.y + box.height / 2
            start = (
                f"M{node.x + node.width:g} {node.y + node.height / 2:g}H{bus:g}"
                if main
                else f"M{bus:g} {node.y + node.height:g}"
            )
            turn = f"V{middle:g}" if not (main and place == 0) else ""
            x = right - (26 if main else 2)
            label = (x, box.y - 6, _cut(exit_.label, _EDGE + 2 - x, _SMALL))
            self.edges.append(
                Edge(
                    node.step,
                    anchor(exit_.target),
                    f"{start}{turn}H{box.x - 2:g}",
                    [label] if exit_.label else [],
                )
            )
            self.nodes.append(box)
            y = box.y + box.height
            if not box.again:
                y = self._onward(box, self.steps[exit_.target], depth)
            y += _EXIT_GAP
        return y - _EXIT_GAP if exits else node.y + node.height

    def _onward(self, box: Node, step: Step, depth: int) -> float:
        """What follows a box on the right."""
        exits, _ = self._exits(step, None)
        if not exits:
            return box.y + box.height
        return self._hang(box, exits, depth + 1)

    def _exit_box(self, target: str, x: float, y: float) -> Node:
        step = self.steps[target]
        if target in self.placed:
            text = _cut(f"→ {step.name}", _EDGE - x - 12, _SMALL)
            return Node(anchor(target), x, y, _EDGE - x, _PILL, [text], "", again=True)
        self.placed.add(target)
        return self._box(step, x, y, _EDGE - x, self._exit_verdict(step))

    def _box(self, step: Step, x: float, y: float, width: float, verdict: Verdict) -> Node:
        lines = _wrapped(step.name, (width - 14) / _TEXT, 2)
        return Node(
            anchor(step.id), x, y, width, _BOX + (_LINE if len(lines) > 1 else 0), lines, verdict
        )

    def _down(self, node: Node, following: str, rows: Sequence[str], to: float) -> None:
        step = self.steps[following]
        exits, _ = self._exits(step, self._after(following))
        lead = _LABEL - 6 if exits and exits[0].label else 0
        middle = node.x + node.width / 2
        bottom = node.y + node.height
        label = [(middle + 8, bottom + 17 + 15 * place, row) for place, row in enumerate(rows)]
        path = f"M{middle:g} {bottom:g}V{to + lead - 2:g}"
        self.edges.append(Edge(node.step, anchor(following), path, label))

    def _after(self, name: str) -> str | None:
        place = self.main.index(name) + 1
        return self.main[place] if place < len(self.main) else None

    def _stray(self, name: str, y: float) -> float:
        """A step that nothing leads to, such as the one for cases that no answer fits."""
        self.placed.add(name)
        step = self.steps[name]
        node = self._box(step, _LEFT, y, _MAIN_WIDTH, self._exit_verdict(step))
        self.nodes.append(node)
        if name == self.sop.otherwise:
            note = _cut(self.view.words["otherwise_step"], WIDTH - 2 * _LEFT, _SMALL)
            self.notes.append((_LEFT, y - 7, note))
        exits, _ = self._exits(step, None)
        return max(node.y + node.height, self._hang(node, exits))

    def _main_verdict(self, step: Step) -> Verdict:
        if step.decide:
            return "warn"
        end = end_of(step)
        return verdict_of(frozenset({end})) if end else ""

    def _exit_verdict(self, step: Step) -> Verdict:
        if step.decide:
            return "warn"
        verdict = verdict_of(ends_from(self.sop, step.id))
        return verdict if verdict in ("no", "esc") or step.leaves else ""

    def _title(self) -> str:
        return self.view.words("flow_title", title=self.sop.title)

    def _told(self) -> str:
        """The main path in words, for those who do not see it. The steps say where answers lead."""
        path = ", ".join(self.steps[name].name for name in self.main)
        return self.view.words("flow_main", path=path)


def _width(text: str) -> float:
    """The width of a text in em: Hangul is square, Latin letters and digits about half."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.56 for char in text)  # noqa: PLR2004 - CJK begins here


def _cut(text: str, units: float, size: float) -> str:
    """The text as far as it fits, with an ellipsis where it does not."""
    room = units / size
    if _width(text) <= room:
        return text
    while text and _width(text) > room - 0.6:
        text = text[:-1]
    return text.rstrip(" ,·") + "…"


def _wrapped(text: str, room: float, rows: int) -> list[str]:
    """The text in at most `rows` rows, broken at a blank or a middle dot where there is one."""
    if _width(text) <= room or rows == 1:
        return [_cut(text, room, 1)]
    breaks = [
        place for place, char in enumerate(text) if char in " ·" and _width(text[:place]) <= room
    ]
    if breaks:
        place = breaks[-1]
        first = text[:place] if text[place] == " " else text[: place + 1]
        rest = text[place + 1 :]
    else:
        place = next(i for i in range(len(text), 0, -1) if _width(text[:i]) <= room)
        first, rest = text[:place], text[place:]
    return [first, *_wrapped(rest.strip(), room, rows - 1)]
