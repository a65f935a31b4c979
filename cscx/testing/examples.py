"""Run the examples of a decision table and say how much of it they try."""

from __future__ import annotations

from dataclasses import dataclass

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.policies import Policies
from cscx.content.source import Path
from cscx.diagnostic import Diagnostic, Related
from cscx.messages import Text
from cscx.policy.decision.reason_text import reason_text
from cscx.policy.language.problem import TableError
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.examples import Checked, check_examples
from cscx.policy.testing.suggest import Boundary, coverage
from cscx.testing.places import Places
from cscx.testing.result import Case, Covered, DocumentResult, What

_DIFFERS = Text(
    "‘{name}’: {output}{output:이/가} ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다",
    "'{name}': {output} should be '{expected}' and is '{found}'",
)
_ALSO = Text(
    "{output}{output:은/는} ‘{expected}’ 대신 ‘{found}’",
    "{output} '{found}' instead of '{expected}'",
)
_DECIDED_HERE = Text("이 규칙이 정했습니다.", "This rule decided.")
_FITS = Text("이 규칙에 맞습니다.", "This rule fits.")
_CANNOT = Text("‘{name}’: {problem}.", "'{name}': {problem}.")
_NO_EXAMPLE = Text("예시가 하나도 없습니다.", "There is no example at all.")
_SUGGEST = Text(
    "`cscx test --suggest {id} --write`로 만들고 답을 확인하세요.",
    "Have some made with `cscx test --suggest {id} --write` and confirm their answers.",
)
_BEFORE = Text(
    "앞 표 ‘{table}’{table:을/를} 먼저 고쳐야 돌려 볼 수 있습니다.",
    "Table '{table}', which it takes an input from, must be mended first.",
)
_RULE = Text("규칙 ‘{rule}’", "rule {rule}")
_BOUNDARY = Text("‘{rule}’의 {input} {value}", "{rule} at {input} {value}")


@dataclass(frozen=True, slots=True)
class Bench:
    """What is needed to run tests: the documents, their compiled policies, and their places."""

    corpus: Corpus
    policies: Policies
    places: Places


def bench_of(corpus: Corpus) -> Bench:
    """A bench for a corpus."""
    places = Places({document.path: document for document in corpus.documents})
    return Bench(corpus, Policies(corpus), places)


def run_table(bench: Bench, document: Document) -> DocumentResult:
    """Run the examples of a table; a table that cannot be compiled says why."""
    try:
        chain = bench.policies.chain(document.id)
    except TableError as error:
        return _result(document, "table", (), None, _broken(bench, document, error))
    checked = check_examples(chain)
    cases = tuple(_case(bench, document, chain, each) for each in checked)
    return _result(
        document, "table", cases, covered(chain), none_at_all(bench, document, bool(cases))
    )


def covered(chain: Chain) -> Covered:
    """How much of a table its confirmed examples try."""
    found = coverage(chain)
    rules = chain.table.definition.rules
    missing = [_RULE(rule=rules[index].id) for index in found.untried]
    missing += [_shown(chain, boundary) for boundary in found.missing]
    return Covered(
        rules=found.rules - len(found.untried),
        rules_of=found.rules,
        boundaries=len(found.boundaries) - len(found.missing),
        boundaries_of=len(found.boundaries),
        missing=tuple(missing),
    )


def none_at_all(bench: Bench, document: Document, present: object) -> tuple[Diagnostic, ...]:
    """The finding of a document without any example."""
    if present:
        return ()
    hint = _SUGGEST(id=document.id)
    return (bench.places.finding(document.path, ("title",), "example", _NO_EXAMPLE, hint),)


def _result(
    document: Document,
    what: What,
    cases: tuple[Case, ...],
    found: Covered | None,
    problems: tuple[Diagnostic, ...],
) -> DocumentResult:
    return DocumentResult(
        document.path, document.id, document.body.title, what, cases, found, problems
    )


def _shown(chain: Chain, boundary: Boundary) -> Text:
    rule = chain.table.definition.rules[boundary.rule].id
    value = chain.table.fields[boundary.input].show(boundary.value)
    return _BOUNDARY(rule=rule, input=boundary.input, value=value)


def _broken(bench: Bench, document: Document, error: TableError) -> tuple[Diagnostic, ...]:
    """The mistakes of a table, or that one before it has mistakes."""
    definition = (bench.policies.tables | bench.policies.matrices)[document.id]
    for index, item in enumerate(definition.inputs):
        if item.source is None or item.source[0] not in bench.policies.tables:
            continue
        try:
            bench.policies.chain(item.source[0])
        except TableError:
            at: Path = ("inputs", index)
            message = _BEFORE(table=item.source[0])
            return (bench.places.finding(document.path, at, "table", message),)
    return tuple(
        bench.places.of_problem(document.path, "table", problem) for problem in error.problems
    )


def _case(bench: Bench, document: Document, chain: Chain, checked: Checked) -> Case:
    example = chain.table.definition.examples[checked.index]
    at: Path = ("examples", checked.index)
    line = bench.places.span(document.path, at).line
    found = None
    if checked.problem is not None:
        problem = checked.problem
        message = _CANNOT(name=example.name, problem=problem.message)
        found = bench.places.finding(document.path, problem.path, "example", message, problem.hint)
    elif checked.differences:
        found = _differing(bench, document, chain, checked)
    return Case(example.name, line, found, example.confirmed)


def _differing(bench: Bench, document: Document, chain: Chain, checked: Checked) -> Diagnostic:
    """What came out instead, why, and the rule that decided."""
    example = chain.table.definition.examples[checked.index]
    first, *others = checked.differences
    message = _DIFFERS(
        name=example.name, output=first.output, expected=first.expected, found=first.found
    )
    more = [_ALSO(output=d.output, expected=d.expected, found=d.found) for d in others]
    message = Text(
        "; ".join([message.ko, *(m.ko for m in more)]) + ".",
        "; ".join([message.en, *(m.en for m in more)]) + ".",
    )
    decision = checked.decision
    why = reason_text(chain.table, decision) if decision else None
    unsettled = decision is not None and decision.status not in ANSWERED
    if unsettled and why is not None:
        message, why = _CANNOT(name=example.name, problem=why), None
    related: tuple[Related, ...] = ()
    if decision is not None:
        ids = [rule.id for rule in chain.table.definition.rules]
        related = tuple(
            Related(
                document.path,
                bench.places.span(document.path, ("rules", ids.index(rule), "id")),
                _FITS if unsettled else _DECIDED_HERE,
            )
            for rule in decision.rules
            if decision.status != "open"
        )
    at: Path = ("examples", checked.index, "expect", first.output)
    return bench.places.finding(document.path, at, "example", message, why, related)
