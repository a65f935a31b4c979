"""JSON for programs. The shape is stable; `format` counts its changes.

Lines and columns count from 1 in code points, ends are exclusive; `edits` replace the characters
[start, end) of the file's decoded text, its byte-order mark not counted.
"""

from __future__ import annotations

import json
from typing import Any

from cscx.diagnostic import Diagnostic, Severity, Span
from cscx.lint.report.listing import Listed, Listing
from cscx.messages import Language

FORMAT = 1


def render(listing: Listing) -> str:
    """The report as one JSON object."""
    language = listing.language
    report = {
        "format": FORMAT,
        "language": language,
        "findings": [_finding(item, language) for item in listing.findings],
        "summary": {
            "documents": listing.documents,
            "errors": listing.count(Severity.ERROR),
            "warnings": listing.count(Severity.WARNING),
            "infos": listing.count(Severity.INFO),
            "fixable": sum(item.finding.fix is not None for item in listing.findings),
            "accepted": len(listing.accepted),
            "elsewhere": listing.elsewhere,
            "gone": [
                {"path": e.path, "code": e.code, "text": e.text, "count": e.count}
                for e in listing.gone
            ],
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(item: Listed, language: Language) -> dict[str, Any]:
    finding = item.finding
    return {
        "path": finding.path,
        **_span(finding.span),
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message.to(language),
        "hint": finding.hint.to(language) if finding.hint else None,
        "related": [
            {"path": r.path, **_span(r.span), "message": r.message.to(language)}
            for r in finding.related
        ],
        "fix": _fix(finding, language),
        "fingerprint": item.fingerprint,
    }


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fix(finding: Diagnostic, language: Language) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": e.start, "end": e.end, "text": e.text} for e in finding.fix.edits]
    return {"title": finding.fix.title.to(language), "edits": edits}
