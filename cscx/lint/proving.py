"""Prove one table with the engine and keep what was found as places and words (see proved.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cscx.lint.proved import (
    Breach,
    Clash,
    Crossed,
    Edge,
    Failed,
    Hole,
    Proved,
    Silent,
    Spot,
    Twin,
    Unread,
    Untried,
    Where,
)
from cscx.lint.proving_places import beside, cell_of, meeting_cell
from cscx.messages import Text
from cscx.policy.decision.evaluate import decide_known
from cscx.policy.decision.outcome_text import outcome_text, show_output
from cscx.policy.decision.trace import Trace
from cscx.policy.language.criterion import Between, is_crossed
from cscx.policy.language.formula import Formula
from cscx.policy.language.problem import Problem
from cscx.policy.language.values import Value
from cscx.policy.proof.limits import Violation
from cscx.policy.proof.overlaps import Overlap
from cscx.policy.proof.proof import Proof, prove
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.region import Region, case_text, sample
from cscx.policy.tables.aggregate import Answer, computed_value
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.definition import TableDefinition
from cscx.policy.tables.table import Outcome, Table
from cscx.policy.testing.examples import Checked, check_examples
from cscx.policy.testing.suggest import Boundary, Suggestion, coverage, suggest

_MOST_CLASHES = 10
_MOST_EDGES = 8
_MOST_UNTRIED = 10
_MOST_TAKEN = 5
# Looking for cases that try what no example tries takes long in large tables, and long lists help nobody.
_MOST_SUGGESTED = 300

_GAPS = Text("빠진 경우가 있는지", "whether a case is left out")
_OVERLAPS = Text("겹치는 규칙이 있는지", "whether rules overlap")
_SHADOWS = Text("쓰이지 않는 규칙이 있는지", "whether a rule never answers")
_LIMITS = Text("한도를 지키는지", "whether the limits hold")
_ALWAYS = Text("모든 경우", "every case")


def unread(definition: TableDefinition, problems: Iterable[Problem]) -> Proved:
    """What cannot be read in a table."""
    return Proved(unread=tuple(_unread(definition, problem) for problem in problems))


def proved(chain: Chain, *, examples: bool = True) -> Proved:
    """Everything that can be said of a readable table.

    Without `examples`, as for a later day, only whether they come out is looked at, not what they
    leave untried: a day that is not there yet needs no example of its own.
    """
    table, proof = chain.table, prove(chain)
    checked = check_examples(chain)
    found = _Found(chain, proof)
    return Proved(
        unread=tuple(
            _unread(table.definition, each.problem) for each in checked if each.problem is not None
        ),
        holes=() if table.otherwise else tuple(found.holes()),
        more_holes=not (proof.gaps.complete or proof.gaps.undecided or table.otherwise),
        clashes=tuple(found.clashes()),
        more_clashes=len(proof.overlaps.overlaps) > _MOST_CLASHES,
        silent=tuple(found.silent()),
        twins=tuple(Twin(each.first, each.second) for each in proof.overlaps.duplicates),
        breaches=tuple(found.breaches()),
        failed=tuple(found.failed(checked)),
        hidden=tuple(_where(region) for region in proof.hidden),
        taken=tuple(region.text for region in proof.gaps.regions[:_MOST_TAKEN])
        if proof.hidden
        else (),
        nothing_left=bool(table.otherwise) and proof.gaps.complete and not proof.gaps.regions,
        never=tuple(found.never()),
        unsure=tuple(_unsure(proof)),
        **(found.untried(checked) if examples else {}),
    )


class _Found:
    """The findings of one table in words."""

    def __init__(self, chain: Chain, proof: Proof) -> None:
        self.chain = chain
        self.table: Table = chain.table
        self.proof = proof

    def holes(self) -> Iterator[Hole]:
        for region in self.proof.gaps.regions:
            yield Hole(_where(region), tuple(beside(self.table, region.box)))

    def clashes(self) -> Iterator[Clash]:
        for overlap in self.proof.overlaps.overlaps[:_MOST_CLASHES]:
            yield Clash(
                overlap.first,
                overlap.second,
                meeting_cell(self.table, overlap.first, overlap.second),
                _where(overlap.region),
                tuple(self._differing(overlap)),
            )

    def _differing(self, overlap: Overlap) -> Iterator[tuple[str, Text, Text]]:
        first, second = self._outcome(overlap.first), self._outcome(overlap.second)
        for name in overlap.differing:
            at = list(self.table.outputs).index(name)
            one = show_output(self.table, name, first.values[at])
            other = show_output(self.table, name, second.values[at])
            if one != other:
                yield name, one, other

    def _outcome(self, rule: int) -> Outcome:
        return next(row.outcomes[0] for row in self.table.rows if row.rule == rule)

    def silent(self) -> Iterator[Silent]:
        twins = {(each.first, each.second) for each in self.proof.overlaps.duplicates}
        for shadow in self.proof.shadows.shadows:
            if (
                shadow.by is not None
                and len(shadow.by) == 1
                and (shadow.by[0], shadow.rule) in twins
            ):
                continue  # that it says the same is the better finding
            case = self._case_of(shadow.rule) if shadow.by != () else None
            if case is None:
                crossed = self._crossed(shadow.rule) if shadow.by == () else None
                yield Silent(shadow.rule, shadow.by, crossed=crossed)
                continue
            answer = decide_known(self.chain, case).answer
            taker = answer.rules[0] if answer is not None and answer.rules else None
            text = case_text(case, all_fields(self.chain))
            yield Silent(shadow.rule, shadow.by, text, taker)

    def _crossed(self, rule: int) -> Crossed | None:
        """A range of a rule that ends before it begins and holds no value in any of its rows."""
        rows = [row for row in self.table.rows if row.rule == rule]
        for name, field in self.table.fields.items():
            columns = self.table.columns_of[name]
            if not all(any(not row.box[column] for column in columns) for row in rows):
                continue
            range_ = rows[0].criteria.get(name) if rows else None
            if isinstance(range_, Between) and range_.low and range_.high and is_crossed(range_):
                low, high = range_.low.value, range_.high.value
                return Crossed(name, field.show(low), field.show(high))
        return None

    def _case_of(self, rule: int) -> Mapping[str, Value] | None:
        """A real customer that fits a rule."""
        box = next((row.box for row in self.table.rows if row.rule == rule and all(row.box)), None)
        if box is None:
            return None
        reach = reach_of(self.chain)
        if reach is None:
            return sample(self.table, box)
        case = reach.find(box)
        return case if isinstance(case, Mapping) else None

    def breaches(self) -> Iterator[Breach]:
        for violation in self.proof.limits.violations:
            yield Breach(
                violation.limit,
                violation.rules,
                self._spot_of(violation),
                _where(violation.region),
                self._answer_of(violation),
            )

    def _spot_of(self, violation: Violation) -> Spot:
        definition = self.table.definition
        never = definition.limits[violation.limit].never
        if not violation.rules:
            given: Mapping[str, Any] = definition.otherwise.then if definition.otherwise else {}
            return _first_named(("otherwise", "then"), given, never)
        giving = (at for at in violation.rules if never.keys() & definition.rules[at].then.keys())
        at = next(giving, violation.rules[0])
        rule = definition.rules[at]
        if 0 < violation.alternative <= len(rule.alternatives) and len(violation.rules) == 1:
            other = violation.alternative - 1
            return _first_named(("rules", at, "or", other), rule.alternatives[other], never)
        return _first_named(("rules", at, "then"), rule.then, never)

    def _answer_of(self, violation: Violation) -> Text:
        """The forbidden answer: of the outputs that the limit names, what comes out there."""
        never = self.table.definition.limits[violation.limit].never
        decision = decide_known(self.chain, violation.region.example)
        outcomes = decision.answers[0].outcomes if decision.answers else ()
        if len(violation.rules) == 1 and self.table.definition.hit != "collect":
            row = next(row for row in self.table.rows if row.rule == violation.rules[0])
            outcomes = row.outcomes
        outcome = outcomes[min(violation.alternative, len(outcomes) - 1)]
        values = [
            computed_value(value, violation.region.example)
            if name in never and isinstance(value, Formula)
            else value
            if name in never
            else None
            for name, value in zip(self.table.outputs, outcome.values, strict=True)
        ]
        return outcome_text(self.table, Answer("decided", (Outcome(tuple(values)),), ()))

    def failed(self, checked: Sequence[Checked]) -> Iterator[Failed]:
        """Examples that come out otherwise; not where a gap or an overlap is the reason, and told."""
        overlaps = self.proof.overlaps
        told = {
            "none": bool(self.proof.gaps.regions),
            "conflict": bool(overlaps.overlaps or overlaps.duplicates),
        }
        for each in checked:
            if not each.differences or each.decision is None or told.get(each.decision.status):
                continue
            answer = each.decision.answer
            yield Failed(
                each.index,
                Spot(("examples", each.index, "expect", each.differences[0].output)),
                tuple((d.output, d.expected, d.found) for d in each.differences),
                answer.rules if answer is not None else (),
                _because(each.decision.trace),
                each.decision.status,
            )

    def never(self) -> Iterator[tuple[str, str]]:
        """The listed values of outputs that no rule gives, nor `otherwise` where it answers.

        Values that only rules without a case give are left to the finding about those rules.
        """
        definition = self.table.definition
        if definition.hit == "collect":
            return
        given = [outcome for row in self.table.rows for outcome in row.outcomes]
        if self.proof.gaps.regions or self.proof.gaps.undecided:
            given += self.table.otherwise
        for at, output in enumerate(definition.outputs):
            values = {outcome.values[at] for outcome in given}
            if any(isinstance(value, Formula) for value in values) or output.type == "set":
                continue
            for value in output.values:
                if value not in values:
                    yield output.name, value

    def untried(self, checked: Sequence[Checked]) -> dict[str, Any]:
        """Rules and boundaries that no example tries, and cases that would try them."""
        covered = coverage(
            self.chain, [each.decision for each in checked if each.decision is not None]
        )
        idle = {shadow.rule for shadow in self.proof.shadows.shadows}
        idle |= {twin.second for twin in self.proof.overlaps.duplicates}
        idle |= self._clashing(checked)
        untried = [rule for rule in covered.untried if rule not in idle]
        told = {*idle, *untried}
        edges = [edge for edge in covered.missing if edge.rule not in told]
        if not untried and not edges:
            return {}
        few = len(self.table.rows) <= _MOST_SUGGESTED
        suggested = suggest(self.chain) if few else ()
        cases = {each.rule: self._case(each) for each in reversed(suggested)}
        return {
            "untried": tuple(Untried(rule, cases.get(rule)) for rule in untried[:_MOST_UNTRIED]),
            "untried_count": len(untried),
            "edges": tuple(self._edge(edge) for edge in edges[:_MOST_EDGES]),
            "edge_count": len(edges),
            "edge_case": next(
                (self._case(each) for each in suggested if set(each.boundaries) & set(edges)), None
            ),
        }

    def _clashing(self, checked: Sequence[Checked]) -> set[int]:
        """Rules that answer an example together where only one may: the overlap is the mistake."""
        if self.table.definition.hit != "unique":
            return set()
        answers = [each.decision.answer for each in checked if each.decision is not None]
        return {
            rule
            for answer in answers
            if answer is not None and len(answer.rules) > 1
            for rule in answer.rules
        }

    def _case(self, suggestion: Suggestion) -> Text:
        given = _plain_case(self.chain, suggestion.given)
        decision = decide_known(self.chain, given)
        said = outcome_text(self.table, decision.answers[0])
        case = case_text(given, all_fields(self.chain))
        return Text(f"{case.ko} → {said.ko}", f"{case.en} → {said.en}")

    def _edge(self, edge: Boundary) -> Edge:
        field = self.table.fields[edge.input]
        shown = field.show(edge.value)
        value = Text(f"{edge.input} {shown.ko}", f"{edge.input} {shown.en}")
        return Edge(edge.rule, cell_of(self.table, edge.rule, edge.input), value)


def _plain_case(chain: Chain, given: Mapping[str, Any]) -> dict[str, Value]:
    fields = all_fields(chain)
    return {name: fields[name].read(raw) for name, raw in given.items()}


def _where(region: Region) -> Where:
    return Where(region.text if region.conditions else _ALWAYS, region.example_text)


def _first_named(
    path: tuple[str | int, ...], given: Mapping[str, Any], never: Iterable[str]
) -> Spot:
    """The first forbidden output that is written there; else the whole answer."""
    name = next((name for name in never if name in given), None)
    return Spot(path, on_key=True) if name is None else Spot((*path, name))


def _because(trace: Trace | None) -> Text | None:
    """Which conditions of the answering rules the case meets."""
    reasons = trace.reasons if trace is not None else ()
    met = [met for reason in reasons for met in reason.met]
    if not met:
        return None
    return Text(
        ", ".join(f"{m.input} {m.condition.ko}" for m in met),
        ", ".join(f"{m.input} {m.condition.en}" for m in met),
    )


def _unsure(proof: Proof) -> Iterator[Text]:
    for open_, words in (
        (proof.gaps.undecided, _GAPS),
        (proof.overlaps.undecided, _OVERLAPS),
        (proof.shadows.undecided, _SHADOWS),
        (proof.limits.undecided, _LIMITS),
    ):
        if open_:
            yield words


def _unread(definition: TableDefinition, problem: Problem) -> Unread:
    path, name = problem.path, None
    if path[:1] == ("inputs",) and len(path) > 1 and isinstance(path[1], int):
        name = definition.inputs[path[1]].name
    spot = Spot(path, start=problem.start, end=problem.end)
    return Unread(spot, problem.message, problem.hint, name)
