"""JSON for programs. The shape is stable; `format` counts its changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cscx.diagnostic import Diagnostic
from cscx.messages import Language
from cscx.testing.result import Case, Covered, DocumentResult, Results

FORMAT = 1


def render(results: Results, shown: Callable[[str], str], language: Language) -> str:
    """The report as one JSON object."""
    documents = results.documents
    report = {
        "format": FORMAT,
        "language": language,
        "documents": [_document(each, shown, language) for each in documents],
        "summary": {
            "documents": len(documents),
            "cases": results.cases,
            "failed": sum(each.failed for each in documents),
            "problems": sum(len(each.problems) for each in documents),
            "unconfirmed": sum(not c.confirmed for each in documents for c in each.cases),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _document(
    result: DocumentResult, shown: Callable[[str], str], language: Language
) -> dict[str, Any]:
    return {
        "path": shown(result.path),
        "name": result.name,
        "title": result.title,
        "kind": result.what,
        "cases": [_case(case, shown, language) for case in result.cases],
        "coverage": _coverage(result.covered, language),
        "problems": [_finding(each, shown, language) for each in result.problems],
    }


def _case(case: Case, shown: Callable[[str], str], language: Language) -> dict[str, Any]:
    return {
        "name": case.name,
        "line": case.line,
        "passed": case.passed,
        "confirmed": case.confirmed,
        "finding": None if case.finding is None else _finding(case.finding, shown, language),
    }


def _coverage(covered: Covered | None, language: Language) -> dict[str, Any] | None:
    if covered is None:
        return None
    return {
        "rules": {"tried": covered.rules, "of": covered.rules_of},
        "boundaries": {"tried": covered.boundaries, "of": covered.boundaries_of},
        "paths": {"tried": covered.paths, "of": covered.paths_of},
        "percent": covered.percent,
        "missing": [each.to(language) for each in covered.missing],
    }


def _finding(found: Diagnostic, shown: Callable[[str], str], language: Language) -> dict[str, Any]:
    span = found.span
    return {
        "path": shown(found.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": found.code,
        "message": found.message.to(language),
        "hint": found.hint.to(language) if found.hint else None,
    }
