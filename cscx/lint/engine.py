"""Run the rules over a Corpus: problems of files, then rules, then what the author silenced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.problems import ABOUT_FORM, Problem
from cscx.content.schema import SchemaProblem
from cscx.diagnostic import Diagnostic, Fix, Related, Severity, Span
from cscx.lint.locate import FileMap
from cscx.lint.registry import checking_rules
from cscx.lint.registry import rules as all_rules
from cscx.lint.rule import DocumentCheck, Finding, Place, Replacement, Rule
from cscx.lint.suppression import apply_ignores
from cscx.messages import Text
from cscx.settings import Settings

_KNOW_NAMES = frozenset({"CS201", "CS202", "CS214"})
# Of a cell that is wrong in itself: which name or value it lacks, and what it should be.
_KNOW_CELLS = frozenset({"CS201", "CS202", "CS206", "CS211", "CS212", "CS213", "CS225"})
_RENAME = Text("‘{value}’{value:으로/로} 바꾸기", "Change to '{value}'")


class ActiveRules(dict[str, Rule]):
    """The rules that are on, by code: those that check, and on demand those the loader speaks for."""

    def __init__(self, rules: Mapping[str, Rule], settings: Settings) -> None:
        super().__init__(_chosen(rules, settings))
        self._settings = settings
        self._of_kind: dict[str, list[tuple[Rule, DocumentCheck]]] = {}

    def named(self, code: str) -> Rule | None:
        """The rule that a problem of the loader or the schema belongs to, None when it is off."""
        return self.get(code) or _chosen(all_rules(), self._settings).get(code)

    def of_kind(self, kind: str) -> list[tuple[Rule, DocumentCheck]]:
        """The one-document rules for a kind; `kind` is empty for a file of none."""
        found = self._of_kind.get(kind)
        if found is None:
            found = self._of_kind[kind] = [
                (rule, rule.document)
                for rule in self.values()
                if rule.document is not None and (not rule.kinds or kind in rule.kinds)
            ]
        return found


def active_rules(settings: Settings) -> ActiveRules:
    """The rules that the settings leave on, with the severities they ask for."""
    return ActiveRules(checking_rules(), settings)


def _chosen(rules: Mapping[str, Rule], settings: Settings) -> dict[str, Rule]:
    levels = settings.lint.severity
    if not levels:
        return dict(rules)
    chosen = {}
    for code, rule in rules.items():
        level = levels.get(code) or levels.get(rule.name)
        if level is None:
            chosen[code] = rule
        elif level != "off":
            chosen[code] = msgspec.structs.replace(rule, severity=Severity(level))
    return chosen


def lint(
    corpus: Corpus,
    rules: Mapping[str, Rule] | None = None,
    own: Mapping[str, list[Diagnostic]] | None = None,
) -> list[Diagnostic]:
    """Every finding of a knowledge base, in the order of the report.

    `own` holds what document_findings gave for documents that are unchanged, by path.
    """
    settings = corpus.settings
    active = active_rules(settings) if rules is None else ActiveRules(rules, settings)
    maps = _Maps(corpus)
    by_document: dict[str, list[Diagnostic]] = defaultdict(list)
    for document in corpus.documents:
        known = own.get(document.path) if own is not None else None
        by_document[document.path] = (
            document_findings(document, active, corpus.settings) if known is None else list(known)
        )
    for rule in active.values():
        if rule.corpus is not None:
            for diagnostic in _diagnostics(rule, rule.corpus(corpus), maps):
                by_document[diagnostic.path].append(diagnostic)
    result: list[Diagnostic] = []
    for document in corpus.documents:
        found = _said_once(by_document[document.path])
        result.extend(apply_ignores(document, found, active))
    return sorted(result, key=lambda diagnostic: diagnostic.sort_key)


def shown(
    corpus: Corpus, found: Iterable[tuple[Rule, Finding]], active: ActiveRules
) -> list[tuple[Finding, Diagnostic]]:
    """Some findings of rules over a whole corpus as they are reported, without those an author silenced."""
    maps = _Maps(corpus)
    by_document: dict[Document, list[tuple[Finding, Diagnostic]]] = defaultdict(list)
    for rule, finding in found:
        for diagnostic in _diagnostics(rule, [finding], maps):
            by_document[finding.place.document].append((finding, diagnostic))
    result = []
    for document, pairs in by_document.items():
        left = apply_ignores(document, _said_once([each for _, each in pairs]), active)
        result += [pair for pair in pairs if any(pair[1] is each for each in left)]
    return sorted(result, key=lambda pair: pair[1].sort_key)


def _said_once(found: list[Diagnostic]) -> list[Diagnostic]:
    """Without what another finding at the very same place says better.

    The form of a name is left to the rule that knows which name was meant, the form of text over
    several lines to the schema, which knows whether text belongs there at all, a forbidden phrase
    to the company's terms, which know what to say instead, a cell that cannot be read to the rule
    that knows the name or value it lacks.
    """
    named = {diagnostic.span for diagnostic in found if diagnostic.code in _KNOW_NAMES}
    termed = {diagnostic.span for diagnostic in found if diagnostic.code == "CS401"}
    cells = [diagnostic.span for diagnostic in found if diagnostic.code in _KNOW_CELLS]
    shaped = {diagnostic.span for diagnostic in found if diagnostic.code == "CS101"}
    return [
        diagnostic
        for diagnostic in found
        if not (diagnostic.code in ("CS107", "CS218") and diagnostic.span in named)
        and not (diagnostic.code == "CS414" and diagnostic.span in termed)
        and not (diagnostic.code == "CS028" and diagnostic.span in shaped)
        and not (diagnostic.code == "CS240" and any(_meet(diagnostic.span, c) for c in cells))
    ]


def _meet(one: Span, other: Span) -> bool:
    """Whether two regions share a character."""
    return (one.line, one.column) < (other.end_line, other.end_column) and (
        other.line,
        other.column,
    ) < (one.end_line, one.end_column)


def document_findings(
    document: Document, rules: ActiveRules, settings: Settings
) -> list[Diagnostic]:
    """What can be said of one document by itself: its problems and the one-document rules."""
    maps = _OneMap(document)
    found: list[Diagnostic] = []
    for problem in document.problems:
        rule = rules.named(problem.code)
        if rule is not None:
            found.append(_of_problem(document, problem, rule, maps[document.path]))
    for schema_problem in document.schema_problems:
        rule = rules.named(schema_problem.code)
        if rule is not None:
            found.extend(_diagnostics(rule, [_of_schema_problem(document, schema_problem)], maps))
    kind = document.kind.name if document.kind is not None else ""
    for checking, check in rules.of_kind(kind):
        findings = list(check(document, settings))
        if findings:
            found.extend(_diagnostics(checking, findings, maps))
    return found


class _Maps(dict[str, FileMap]):
    """The file maps of a corpus, made when a finding first needs one."""

    def __init__(self, corpus: Corpus) -> None:
        self._documents = {document.path: document for document in corpus.documents}

    def __missing__(self, path: str) -> FileMap:
        self[path] = FileMap(self._documents[path])
        return self[path]


class _OneMap(dict[str, FileMap]):
    """The file map of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __missing__(self, path: str) -> FileMap:
        self[path] = FileMap(self._document)
        return self[path]


def _of_problem(document: Document, problem: Problem, rule: Rule, file_map: FileMap) -> Diagnostic:
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
        if problem.code not in ABOUT_FORM
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
