"""Run the rules over a Corpus: problems of files, then rules, then what the author silenced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.problems import Problem
from cscx.content.schema import SchemaProblem
from cscx.diagnostic import Diagnostic, Fix, Related, Severity
from cscx.lint.locate import FileMap
from cscx.lint.registry import rules as all_rules
from cscx.lint.rule import Finding, Place, Replacement, Rule
from cscx.lint.suppression import apply_ignores
from cscx.messages import Text
from cscx.settings import LintSettings

# Problems that leave the value as its author meant it.
_ABOUT_FORM = frozenset({"CS006", "CS025", "CS028", "CS031"})
_RENAME = Text("‘{value}’{value:으로/로} 바꾸기", "Change to '{value}'")


def lint(corpus: Corpus, rules: Mapping[str, Rule] | None = None) -> list[Diagnostic]:
    """Every finding of a knowledge base, in the order of the report."""
    active = _with_severities(rules or all_rules(), corpus.settings.lint)
    by_document: dict[str, list[Diagnostic]] = defaultdict(list)
    maps = {document.path: FileMap(document) for document in corpus.documents}
    for diagnostic in _found(corpus, active, maps):
        by_document[diagnostic.path].append(diagnostic)
    result: list[Diagnostic] = []
    for document in corpus.documents:
        result.extend(
            apply_ignores(document, by_document.pop(document.path, []), active, maps[document.path])
        )
    return sorted(result, key=lambda diagnostic: diagnostic.sort_key)


def _with_severities(rules: Mapping[str, Rule], settings: LintSettings) -> dict[str, Rule]:
    chosen = {}
    for code, rule in rules.items():
        level = settings.severity.get(code) or settings.severity.get(rule.name)
        if level == "off":
            continue
        chosen[code] = (
            rule if level is None else msgspec.structs.replace(rule, severity=Severity(level))
        )
    return chosen


def _found(
    corpus: Corpus, rules: Mapping[str, Rule], maps: Mapping[str, FileMap]
) -> Iterator[Diagnostic]:
    document_rules = [rule for rule in rules.values() if rule.document is not None]
    for document in corpus.documents:
        file_map = maps[document.path]
        for problem in document.problems:
            if problem.code in rules:
                yield _of_problem(document, problem, rules[problem.code], file_map)
        for schema_problem in document.schema_problems:
            rule = rules.get(schema_problem.code)
            if rule is not None:
                finding = _of_schema_problem(document, schema_problem)
                yield from _diagnostics(rule, [finding], maps)
        for rule in document_rules:
            assert rule.document is not None  # noqa: S101 - chosen above
            yield from _diagnostics(rule, rule.document(document, corpus.settings), maps)
    for rule in rules.values():
        if rule.corpus is not None:
            yield from _diagnostics(rule, rule.corpus(corpus), maps)


def _of_problem(
    document: Document, problem: Problem, rule: Rule, file_map: FileMap
) -> Diagnostic:
    fix = Fix(problem.fix_title, problem.edits) if problem.fix_title and problem.edits else None
    return Diagnostic(
        path=document.path,
        span=file_map.span(problem.start, problem.end),
        code=rule.code,
        name=rule.name,
        severity=_severity(problem, rule),
        message=problem.message,
        hint=problem.hint,
        fix=fix,
    )


def _severity(problem: Problem, rule: Rule) -> Severity:
    milder = problem.warning and rule.severity is Severity.ERROR
    return Severity.WARNING if milder else rule.severity


def _of_schema_problem(document: Document, problem: SchemaProblem) -> Finding:
    replacement = None
    if problem.replacement is not None:
        title = _RENAME(value=problem.replacement)
        replacement = Replacement(title, problem.replacement)
    place = Place(document, problem.path, on_key=problem.on_key)
    return Finding(place, problem.message, problem.hint, fix=replacement)


def _diagnostics(
    rule: Rule, findings: Iterable[Finding], maps: Mapping[str, FileMap]
) -> Iterator[Diagnostic]:
    for finding in findings:
        document = finding.place.document
        file_map = maps[document.path]
        start, end = file_map.region(finding.place)
        if _already_said(document, start, end):
            continue
        yield Diagnostic(
            path=document.path,
            span=file_map.span(start, end),
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=finding.message,
            hint=finding.hint,
            related=tuple(_related(finding, maps)),
            fix=_fix(finding, file_map),
        )


def _already_said(document: Document, start: int, end: int) -> bool:
    """Whether a place was not read as written: what the loader said about it is the finding."""
    if any(start < stop and begin < max(end, start + 1) for begin, stop in document.masked):
        return True
    return any(
        problem.start <= start and end <= problem.end
        for problem in document.problems
        if problem.code not in _ABOUT_FORM
    )


def _related(finding: Finding, maps: Mapping[str, FileMap]) -> Iterator[Related]:
    for note in finding.notes:
        other = maps[note.place.document.path]
        start, end = other.region(note.place)
        yield Related(note.place.document.path, other.span(start, end), note.message)


def _fix(finding: Finding, file_map: FileMap) -> Fix | None:
    if finding.fix is None or finding.place.document.masked:
        return None
    place = finding.place
    edit = file_map.edit(place, finding.fix.value)
    if edit is None:
        return None
    return Fix(finding.fix.title, (edit,), place.path, finding.fix.value, place.on_key)
