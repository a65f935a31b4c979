"""Annotations on GitHub: one workflow command a finding.

Source: GitHub Actions, “Workflow commands”: in values `%`, CR and LF are escaped, in properties
also `:` and `,`. A column is shown only where a finding stays on one line.
"""

from __future__ import annotations

from cscx.diagnostic import Diagnostic, Severity
from cscx.lint.report.listing import Listing, visible
from cscx.messages import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(listing: Listing) -> str:
    """The report as workflow commands."""
    return "".join(f"{_command(item.finding, listing.language)}\n" for item in listing.findings)


def _command(finding: Diagnostic, language: Language) -> str:
    span = finding.span
    properties = [
        f"file={_property(finding.path)}",
        f"line={span.line}",
        f"endLine={span.end_line}",
    ]
    if span.line == span.end_line:
        properties += [f"col={span.column}", f"endColumn={max(span.end_column - 1, span.column)}"]
    properties.append(f"title={_property(f'{finding.code} {finding.name}')}")
    lines = [finding.message.to(language)]
    if finding.hint is not None:
        lines.append(finding.hint.to(language))
    lines.extend(
        f"→ {r.path}:{r.span.line}:{r.span.column} {r.message.to(language)}"
        for r in finding.related
    )
    return f"::{_COMMANDS[finding.severity]} {','.join(properties)}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
