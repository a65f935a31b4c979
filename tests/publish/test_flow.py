from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from cscx.content.kinds.sop import Sop
from cscx.content.loading import read_corpus
from cscx.publish.addresses import anchor
from cscx.publish.audience import published
from cscx.publish.pieces.drawing import data_of
from cscx.publish.pieces.flow import WIDTH, Flow, Node, flow, main_path
from cscx.publish.site import Site, View
from cscx.settings import load
from tests.publish.knowledge import site

ROOT = Path(__file__).parents[2]


def reference_sops() -> list[tuple[View, Sop]]:
    corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
    whole = Site(shown=published(corpus), audience="agent")
    return [(whole.at(f"procedures/{d.id}"), sop) for d, sop in whole.corpus.of(Sop)]


SOPS = reference_sops()
each_sop = pytest.mark.parametrize(("view", "sop"), SOPS, ids=[view.path for view, _ in SOPS])


def overlap(one: Node, other: Node) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def wide(text: str) -> float:
    """The width of a text in em, as Korean fonts draw it."""
    return sum(0.95 if "가" <= char <= "힣" else 0.5 for char in text)


def label_boxes(drawn: Flow) -> list[Node]:
    return [
        Node("", x, y - 11, 12.5 * wide(text), 13, [text], "")
        for edge in drawn.edges
        for x, y, text in edge.label
    ]


@each_sop
def test_every_step_has_one_box(view: View, sop: Sop) -> None:
    drawn = flow(view, sop)
    boxes = [node.step for node in drawn.nodes if not node.again]
    assert sorted(boxes) == sorted(step.id for step in sop.steps)


@each_sop
def test_boxes_and_labels_do_not_overlap_and_stay_inside(view: View, sop: Sop) -> None:
    drawn = flow(view, sop)
    things = [*drawn.nodes, *label_boxes(drawn)]
    for one, other in combinations(things, 2):
        assert not overlap(one, other), (one.lines, other.lines)
    for thing in things:
        assert thing.x >= 0
        assert thing.x + thing.width <= WIDTH
        assert thing.y + thing.height <= drawn.height


@each_sop
def test_every_way_on_is_drawn(view: View, sop: Sop) -> None:
    drawn = flow(view, sop)
    lines = {(edge.start, edge.end) for edge in drawn.edges}
    for step in sop.steps:
        for target in step.targets:
            assert (step.id, target) in lines


@each_sop
def test_the_main_path_is_told_in_words(view: View, sop: Sop) -> None:
    names = ", ".join(sop.step(id_).name for id_ in main_path(sop))  # type: ignore[union-attr]
    assert names in flow(view, sop).told


@each_sop
def test_the_browser_draws_what_was_laid_out(view: View, sop: Sop) -> None:
    drawn = flow(view, sop)
    data = data_of(drawn, sop)
    one, two, mention = data["heights"]
    for node, (step, x, y, look, *lines) in zip(drawn.nodes, data["nodes"], strict=True):
        name = sop.steps[step].name
        assert anchor(sop.steps[step].id) == node.step
        assert (look == "again") == node.again
        assert (lines or [f"→ {name}" if node.again else name]) == list(node.lines)
        height = mention if node.again else two if len(lines) > 1 else one
        assert (x, y, data["widths"][str(x)], height) == (node.x, node.y, node.width, node.height)
    assert [edge[2] for edge in data["edges"]] == [edge.path for edge in drawn.edges]
    for edge, (_, _, _, *label) in zip(drawn.edges, data["edges"], strict=True):
        assert label[2:] == [text for _, _, text in edge.label]


def test_the_main_path_is_the_longest_way_to_a_resolved_case() -> None:
    shop = site()
    sop = next(sop for _, sop in shop.corpus.of(Sop))
    assert main_path(sop) == ["상태확인", "판정", "접수", "기록"]


def test_a_loop_is_drawn_once() -> None:
    shop = site(
        {
            "sops/procedures/loop.yaml": """\
kind: sop
title: 되풀이
summary: 다시 묻는다.
status: active
owner: 정책
effective: 2026-03-01
reasons: [반품.변심]
steps:
  - id: 묻기
    ask: 들리나요?
    branches: {예: 끝, 아니오: 다시}
  - id: 다시
    do: 다시 건다.
    next: 묻기
  - id: 끝
    end: resolved
"""
        }
    )
    document, sop = next((d, s) for d, s in shop.corpus.of(Sop) if d.id == "loop")
    drawn = flow(shop.at(f"procedures/{document.id}"), sop)
    assert [node.step for node in drawn.nodes if node.again] == ["묻기"]
