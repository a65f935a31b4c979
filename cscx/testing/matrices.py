"""Run the examples of an escalation matrix and say how much of it they try."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.matrices import MatrixError
from cscx.content.source import Path
from cscx.diagnostic import Diagnostic, Related
from cscx.messages import Text, same
from cscx.policy.escalation.examples import CheckedExample, check_examples
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.testing.matrix_table import table_of
from cscx.policy.testing.suggest_matrix import untried_paths
from cscx.testing.examples import Bench, covered, none_at_all
from cscx.testing.result import Case, Covered, DocumentResult

_DIFFERS = Text(
    "‘{name}’: {key}{key:이/가} ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다.",
    "'{name}': {key} should be '{expected}' and is '{found}'.",
)
_KEYS = {
    "path": Text("경로", "the path"),
    "call": Text("받는 역할", "who answers"),
    "within": Text("기다리는 시간", "the time waited"),
    "next": Text("다음 역할", "who is next"),
    "calls": Text("차례", "the calls"),
    "repeat": Text("바퀴 수", "the number of passes"),
}
_CANNOT = Text("‘{name}’: {problem}.", "'{name}': {problem}.")
_DECIDED_HERE = Text("이 규칙이 정했습니다.", "This rule decided.")
_ELSEWHERE = Text(
    "{path}{path:을/를} 먼저 고쳐야 돌려 볼 수 있습니다: {problem}.",
    "{path} must be mended first: {problem}.",
)
_CALLS = Text("‘{path}’ 경로의 차례", "the calls of path {path}")


def run_matrix(bench: Bench, document: Document) -> DocumentResult:
    """Run the examples of a matrix; a matrix that cannot run says why."""
    try:
        matrix = bench.policies.matrix(document.id)
    except MatrixError as error:
        return _result(document, (), None, tuple(_broken(bench, document, error)))
    checked = check_examples(matrix)
    cases = tuple(_case(bench, document, matrix, each) for each in checked)
    problems = none_at_all(bench, document, bool(cases))
    return _result(document, cases, matrix_covered(matrix), problems)


def matrix_covered(matrix: Matrix) -> Covered:
    """How many rules, boundaries and paths the confirmed examples of a matrix try.

    A path is tried by an example that expects its `calls`.
    """
    rules = covered(table_of(matrix))
    untried = untried_paths(matrix, confirmed=True)
    return Covered(
        rules=rules.rules,
        rules_of=rules.rules_of,
        boundaries=rules.boundaries,
        boundaries_of=rules.boundaries_of,
        missing=(*rules.missing, *(_CALLS(path=name) for name in untried)),
        paths=len(matrix.paths) - len(untried),
        paths_of=len(matrix.paths),
    )


def _result(
    document: Document,
    cases: tuple[Case, ...],
    found: Covered | None,
    problems: tuple[Diagnostic, ...],
) -> DocumentResult:
    title = document.body.title
    return DocumentResult(document.path, document.id, title, "matrix", cases, found, problems)


def _broken(bench: Bench, document: Document, error: MatrixError) -> Iterator[Diagnostic]:
    """The mistakes of a matrix; what stands in the roles or the calendar is told at its title."""
    for misfit in error.misfits:
        if misfit.document is document:
            yield bench.places.of_problem(document.path, "matrix", misfit.problem)
        else:
            message = _ELSEWHERE(path=misfit.document.path, problem=misfit.problem.message)
            hint = misfit.problem.hint
            yield bench.places.finding(document.path, ("title",), "matrix", message, hint)


def _case(bench: Bench, document: Document, matrix: Matrix, checked: CheckedExample) -> Case:
    example = matrix.examples[checked.index]
    at: Path = ("examples", checked.index)
    line = bench.places.span(document.path, at).line
    found = None
    if checked.problem is not None:
        problem = checked.problem
        message = _CANNOT(name=example.name, problem=problem.message)
        found = bench.places.finding(document.path, problem.path, "example", message, problem.hint)
    elif checked.differences:
        first = checked.differences[0]
        message = _DIFFERS(
            name=example.name,
            key=_KEYS.get(first.key, same(first.key)),
            expected=first.expected,
            found=first.found,
        )
        place: Path = (*at, "expect", first.key)
        related = _decided(bench, document, matrix, checked.rule)
        found = bench.places.finding(document.path, place, "example", message, related=related)
    return Case(example.name, line, found, example.confirmed)


def _decided(
    bench: Bench, document: Document, matrix: Matrix, rule: str | None
) -> tuple[Related, ...]:
    ids = [each.id for each in matrix.chain.table.definition.rules]
    if rule not in ids:
        return ()
    span = bench.places.span(document.path, ("rules", ids.index(rule), "id"))
    return (Related(document.path, span, _DECIDED_HERE),)
