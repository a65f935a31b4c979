"""A comparison as plain data for programs; docs/change.md describes the form."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from cscx.change.answers import also_text, customer_text, region_text, shift_text
from cscx.change.call_words import who_texts
from cscx.change.changes import Change, Part
from cscx.change.mentions import Mention
from cscx.change.report.consent_data import consent_data
from cscx.change.report.headline import headline
from cscx.change.report.impact_data import impact_data
from cscx.change.report.real_cases import RealCases
from cscx.change.report.report import Report
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.change.verdict import verdict
from cscx.messages import Language, Text
from cscx.policy.compare.asked import Asked
from cscx.policy.compare.comparison import Comparison, Region, Shift

FORMAT: Final = 1


def report_data(report: Report, language: Language) -> dict[str, Any]:
    """The whole comparison; texts of both languages as {"ko", "en"}, sentences in one."""
    found, head = report.diff, headline(report)
    return {
        "format": FORMAT,
        "before": report.before,
        "after": report.after,
        "text": None if head is None else head.to(language),
        "changes": [_change(change, language) for change in found.changes],
        "tables": [_table(table, language) for table in found.tables],
        "mentions": {name: [_mention(m) for m in each] for name, each in found.mentions.items()},
        "cases": [_cases(each, language) for each in report.cases],
        "impact": None if report.impact is None else impact_data(report.impact, language),
        "approvals": None if report.consents is None else consent_data(report.consents, language),
        "unread": [
            {
                "path": each.path,
                "line": each.line,
                "version": "before" if each.is_before else "after",
                "why": each.why.to(language),
            }
            for each in report.unread
        ],
    }


def _change(change: Change, language: Language) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(change)
    return {
        "text": sentence(change).to(language),
        **{key: _plain(getattr(change, key, None), value, language) for key, value in data.items()},
        "part": _part(change.part),
    }


def _part(part: Part | None) -> dict[str, str] | None:
    return None if part is None else {"kind": part.kind, "name": part.name}


def _plain(value: Any, data: Any, language: Language) -> Any:
    """A bilingual text in one language, anything else as it is."""
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, tuple) and value and all(isinstance(each, Text) for each in value):
        return [each.to(language) for each in value]
    return data


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "path": mention.path,
        "line": mention.line,
        "marks": [[mark.sort, mark.text] for mark in mention.marks],
    }


def _table(table: TableChange, language: Language) -> dict[str, Any]:
    found = table.comparison
    return {
        "subject": msgspec.to_builtins(table.subject),
        "part": _part(table.part),
        "path": table.document.path,
        "own": table.own,
        "through": [f"{each.kind}:{each.name}" for each in table.through],
        "from": None if table.day is None else table.day.isoformat(),
        "status": "broken" if found is None else found.status,
        "proved": found is not None and found.complete,
        "left_out": [] if found is None else list(found.left_out),
        "text": verdict(table).to(language),
        "kinds": None if found is None else found.kinds,
        "shifts": []
        if found is None
        else [_shift(table, found, each, language) for each in found.shifts],
    }


def _shift(
    table: TableChange, found: Comparison, shift: Shift, language: Language
) -> dict[str, Any]:
    return {
        "text": shift_text(table, found, shift).to(language),
        "outputs": list(shift.change.outputs),
        "kinds": shift.cases,
        "complete": shift.complete,
        "regions": [_region(table, found, shift, each, language) for each in shift.regions],
    }


def _region(
    table: TableChange, found: Comparison, shift: Shift, region: Region, language: Language
) -> dict[str, Any]:
    also = also_text(table, found, shift, region)
    return {
        "text": region_text(region).to(language),
        "conditions": {each.input: each.text.to(language) for each in region.conditions},
        "when": None if region.when is None else region.when.to(language),
        "example": customer_text(found, region).to(language),
        "also": {name: text.to(language) for name, text in also.items()},
        "asked": None if region.asked is None else _asked(region.asked, language),
    }


def _asked(asked: Asked, language: Language) -> dict[str, Any]:
    was, now = who_texts(asked)
    return {
        "began": asked.began.isoformat(),
        "elapsed": int(asked.elapsed.total_seconds()) // 60,
        "was": was.to(language),
        "now": now.to(language),
    }


def _cases(found: RealCases, language: Language) -> dict[str, Any]:
    return {
        "table": found.subject.name,
        "rows": found.rows,
        "changed": found.changed,
        "unread": found.unread,
        "unknown": {each.name: each.cases for each in found.unknown},
        "lost": found.lost,
        "won": found.won,
        "kinds": [
            {
                "text": kind.text.to(language),
                "before": kind.before.to(language),
                "after": kind.after.to(language),
                "count": kind.cases,
                "row": kind.row,
            }
            for kind in found.kinds
        ],
        "bad": [
            {
                "row": each.row,
                "line": each.line,
                "column": each.column or None,
                "message": each.message.to(language),
                "version": None if each.version is None else ("before", "after")[each.version],
            }
            for each in found.bad
        ],
    }
