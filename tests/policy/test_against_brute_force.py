"""Everything the engine says of a random table equals what trying every case says."""

from __future__ import annotations

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.decision.evaluate import decide, decide_known, read_facts
from cscx.policy.language.conditions import parse_cell
from cscx.policy.language.values import Type
from cscx.policy.proof.gaps import gaps
from cscx.policy.proof.limits import violations
from cscx.policy.proof.overlaps import overlaps
from cscx.policy.proof.region import mask_text
from cscx.policy.proof.shadows import shadows
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.domains import Element
from tests.policy import brute
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import RandomTable, tables

MANY = 1000


def _given(case: brute.Case) -> dict[str, object]:
    return {name: point.given for name, point in case.items()}


@seed(SEED)
@drawn(400)
@given(tables())
def test_gaps_are_exactly_the_cases_no_rule_fits(table: RandomTable) -> None:
    compiled = compile_table(table.definition)
    chain = Chain(compiled, {})
    found = gaps(compiled, most=MANY)
    assert found.complete
    holes = brute.uncovered(table)
    assert bool(found.regions) == bool(holes)
    for region in found.regions:
        assert all(region.box)
        assert not compiled.cover.meeting(region.box, compiled.all_rows)
    for case in table.cases():
        place = compiled.box(read_facts(chain, _given(case)))
        inside = any(all(a & b for a, b in zip(place, r.box, strict=True)) for r in found.regions)
        assert inside == (not table.fitting(case)), (case, [r.text.ko for r in found.regions])


@seed(SEED)
@drawn(300)
@given(tables())
def test_overlaps_are_exactly_the_pairs_that_must_not_meet(table: RandomTable) -> None:
    compiled = compile_table(table.definition)
    found = overlaps(compiled, most=MANY)
    assert not found.undecided
    pairs = {(each.first, each.second) for each in found.overlaps}
    same = {(each.first, each.second) for each in found.duplicates}
    assert pairs | same >= brute.clashes(table)
    assert pairs <= brute.clashes(table)
    for first, second in same:
        assert table.rules[first].outcomes == table.rules[second].outcomes
        assert all((first in fit) == (second in fit) for fit in map(table.fitting, table.cases()))
    chain = Chain(compiled, {})
    for each in found.overlaps:
        place = compiled.box(each.region.example)
        fitting = compiled.rules_of(compiled.cover.containing(place, compiled.all_rows))
        assert {each.first, each.second} <= set(fitting)
        wanted = ("conflict",) if each.differing else ("conflict", "decided", "choice")
        assert decide_known(chain, each.region.example).status in wanted


@seed(SEED)
@drawn(300)
@given(tables())
def test_silent_rules_are_exactly_those_that_never_answer(table: RandomTable) -> None:
    found = shadows(compile_table(table.definition))
    assert not found.undecided
    assert {each.rule for each in found.shadows} == brute.silent(table)


@seed(SEED)
@drawn(300)
@given(tables())
def test_broken_limits_are_exactly_the_answers_that_break_them(table: RandomTable) -> None:
    compiled = compile_table(table.definition)
    found = violations(compiled)
    assert not found.undecided
    told = {(v.limit, v.rules[0] if v.rules else -1, v.alternative) for v in found.violations}
    assert told == brute.broken(table)


@seed(SEED)
@drawn(300)
@given(tables(), st.data())
def test_a_case_partly_known_leaves_exactly_the_answers_still_possible(
    table: RandomTable, data: st.DataObject
) -> None:
    chain = Chain(compile_table(table.definition), {})
    cases = list(table.cases())
    case = data.draw(st.sampled_from(cases))
    whole = decide(chain, _given(case))
    status, outcomes = brute.decide(table, case)
    assert whole.status == status
    if status in ("decided", "choice"):
        assert tuple(o.values for o in whole.answers[0].outcomes) == outcomes
    names = data.draw(st.lists(st.sampled_from(sorted(case)), unique=True))
    known = {name: case[name] for name in names}
    part = decide(chain, _given(known))
    wanted = {answer for answer in brute.possible(table, known) if answer[0] != "conflict"}
    found = {(a.status, tuple(o.values for o in a.outcomes)) for a in part.answers}
    if part.status == "none":
        found = {("none", ())}
    conflicts = any(status == "conflict" for status, _ in brute.possible(table, known))
    if conflicts:
        assert wanted <= found or part.status == "conflict"
    else:
        assert found == wanted
        assert (part.status == "open") == (len(wanted) > 1)
        if part.status == "open":
            assert part.ask is not None
            assert part.ask.input not in known


@seed(SEED)
@drawn(150)
@given(tables())
def test_what_is_said_of_a_region_can_be_written_as_a_condition(table: RandomTable) -> None:
    compiled = compile_table(table.definition)
    for row in compiled.rows:
        for column, mask in zip(compiled.columns, row.box, strict=True):
            full = (1 << column.size) - 1
            if isinstance(column, Element) or mask in (0, full) or column.field.type is Type.TEXT:
                continue
            said = mask_text(column, mask)
            for cell in (said.ko.split(" 또는 "), said.en.split(" or ")):
                if "있음" in cell or "given" in cell:
                    continue
                criterion = parse_cell(cell, column.field, str)
                assert column.mask(criterion) == mask, said
