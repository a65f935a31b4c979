"""The graph of an SOP."""

from __future__ import annotations

from cscx.content.cycles import circles, components, way_around
from cscx.content.flow import Flow
from cscx.content.kinds.sop import Sop, Step


def _flow(*steps: Step, otherwise: str | None = None) -> Flow:
    sop = Sop(
        title="t",
        summary="s",
        status="active",
        owner="o",
        effective="2026-03-01",
        reasons=["r"],
        steps=list(steps),
        otherwise=otherwise,
    )
    return sop.flow


def _ask(id_: str, *targets: str) -> Step:
    return Step(id=id_, ask="?", branches={f"답{n}": target for n, target in enumerate(targets)})


def test_ways_know_where_their_target_is_written() -> None:
    flow = _flow(_ask("가", "나", "다"), Step(id="나", next="다"), Step(id="다", end="resolved"))
    assert [way.path for way in flow.ways[0]] == [
        ("steps", 0, "branches", "답0"),
        ("steps", 0, "branches", "답1"),
    ]
    assert flow.ways[1][0].path == ("steps", 1, "next")
    assert flow.following == ((1, 2), (2,), ())


def test_otherwise_follows_questions_only() -> None:
    flow = _flow(
        _ask("가", "나", "나"),
        Step(id="나", end="resolved"),
        Step(id="다", escalate="desk"),
        otherwise="다",
    )
    assert flow.successors == ((1, 2), (), ())
    assert flow.following == ((1,), (), ())
    assert flow.reachable == {0, 1, 2}
    assert flow.predecessors == ((), (0,), (0,))


def test_a_step_nobody_leads_to_is_not_reachable() -> None:
    flow = _flow(Step(id="가", end="resolved"), Step(id="나", next="가"))
    assert flow.reachable == {0}


def test_steps_that_only_lead_to_each_other_never_leave() -> None:
    flow = _flow(
        _ask("가", "나", "라"),
        Step(id="나", next="다"),
        Step(id="다", next="나"),
        Step(id="라", end="resolved"),
    )
    assert flow.leaving == {0, 3}
    assert flow.loop_of[1] == flow.loop_of[2] != flow.loop_of[0]
    assert [flow.goes_round(component) for component in flow.components].count(True) == 1


def test_the_longest_line_of_decisions_takes_no_way_back() -> None:
    flow = _flow(
        _ask("가", "나", "라"),
        _ask("나", "가", "다"),
        _ask("다", "나", "라"),
        Step(id="라", end="resolved"),
    )
    assert flow.longest_decisions == (0, 1, 2)


def test_paths_take_no_step_twice_and_come_in_the_order_written() -> None:
    flow = _flow(
        _ask("가", "나", "다"),
        _ask("나", "가", "다"),
        Step(id="다", end="resolved"),
    )
    assert list(flow.paths()) == [(0, 1, 2), (0, 2)]


def test_targets_that_are_no_step_lead_nowhere() -> None:
    flow = _flow(Step(id="가", next="없음"))
    assert flow.following == ((),)
    assert flow.ways[0][0].target == "없음"


def test_components_come_after_what_they_lead_to() -> None:
    graph = {"a": ["b"], "b": ["c", "x"], "c": ["b", "d"], "d": []}
    assert components(graph) == [["d"], ["b", "c"], ["a"]]


def test_a_circle_may_be_one_node() -> None:
    assert circles({"a": ["a"], "b": ["a"]}) == [["a"]]


def test_the_way_around_is_the_shortest_over_the_neighbour() -> None:
    graph = {"a": ["b"], "b": ["c", "d"], "c": ["d"], "d": ["a"]}
    assert way_around(graph, "a", "b") == ["a", "b", "d", "a"]
    assert way_around(graph, "a", "a") == ["a", "a"]
    assert way_around({"a": ["b"], "b": []}, "a", "b") == []


def test_ten_thousand_steps_in_a_row_are_walked_without_recursion() -> None:
    steps = [Step(id=f"s{n}", next=f"s{n + 1}") for n in range(10_000)]
    flow = _flow(*steps, Step(id="s10000", end="resolved"))
    assert len(flow.reachable) == 10_001
    assert len(flow.components) == 10_001
    assert flow.longest_decisions == ()
