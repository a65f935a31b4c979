"""SARIF 2.1.0 for code scanning. Columns are UTF-16 units, as the standard has them by default.

Source: OASIS SARIF 2.1.0, §3.14 (run), §3.27 (result), §3.35 (suppression), §3.55 (fix).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cscx import __version__
from cscx.diagnostic import Diagnostic, Severity, Span
from cscx.lint.explanation import MARK_END, MARK_START, parse
from cscx.lint.report.listing import Listed, Listing, Source
from cscx.lint.rule import Rule
from cscx.messages import Language, Text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HEADS = (Text("왜", "Why"), Text("나쁜 예", "Bad"), Text("좋은 예", "Good"))


def render(listing: Listing, rules: Mapping[str, Rule]) -> str:
    """The report as a SARIF log; findings of the baseline are in it, suppressed."""
    items = [(item, False) for item in listing.findings]
    items += [(item, True) for item in listing.accepted]
    codes = sorted({item.finding.code for item, _ in items})
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "cscx",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "language": listing.language,
                        "rules": [_rule(code, rules.get(code), listing) for code in codes],
                    }
                },
                "columnKind": "utf16CodeUnits",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": [
                    _result(item, codes.index(item.finding.code), listing, accepted=accepted)
                    for item, accepted in items
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, rule: Rule | None, listing: Listing) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    language = listing.language
    told = parse(rule.explanation)
    why, bad, good = (head.to(language) for head in _HEADS)
    bad_text = told.bad.replace(MARK_START, "").replace(MARK_END, "")
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": told.title.to(language)},
        "fullDescription": {"text": told.what.to(language)},
        "help": {
            "text": f"{told.what.to(language)}\n\n{why}: {told.why.to(language)}",
            "markdown": f"{told.what.to(language)}\n\n**{why}**: {told.why.to(language)}\n\n"
            f"**{bad}**\n```yaml\n{bad_text}```\n\n**{good}**\n```yaml\n{told.good}```\n",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.name.partition(".")[0]]},
    }


def _result(item: Listed, index: int, listing: Listing, *, accepted: bool) -> dict[str, Any]:
    finding, language = item.finding, listing.language
    hint = finding.hint.to(language) if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message.to(language)} {hint}".rstrip()},
        "locations": [_location(finding.path, finding.span, listing)],
        "partialFingerprints": {"cscx/v1": item.fingerprint},
        "suppressions": [{"kind": "external", "status": "accepted"}] if accepted else [],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(related.path, related.span, listing),
                "message": {"text": related.message.to(language)},
            }
            for number, related in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, listing, language)]
    return result


def _location(path: str, span: Span, listing: Listing) -> dict[str, Any]:
    source = listing.source(path)
    region = {
        "startLine": span.line,
        "startColumn": _utf16(source.line(span.line), span.column),
        "endLine": span.end_line,
        "endColumn": _utf16(source.line(span.end_line), span.end_column),
    }
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _utf16(line: str, column: int) -> int:
    """A column of code points as one of UTF-16 units."""
    return column + sum(ord(char) > 0xFFFF for char in line[: column - 1])  # noqa: PLR2004 - end of the BMP


def _fix(finding: Diagnostic, listing: Listing, language: Language) -> dict[str, Any]:
    assert finding.fix is not None  # noqa: S101 - the caller looked
    source = listing.source(finding.path)
    replacements = [
        {
            "deletedRegion": _region(source, edit.start, edit.end),
            "insertedContent": {"text": edit.text},
        }
        for edit in finding.fix.edits
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {
        "description": {"text": finding.fix.title.to(language)},
        "artifactChanges": [change],
    }


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = source.place(start), source.place(end)
    return {
        "startLine": line,
        "startColumn": _utf16(source.line(line), column),
        "endLine": end_line,
        "endColumn": _utf16(source.line(end_line), end_column),
    }
