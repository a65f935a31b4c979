"""GitLab's Code Quality report: a JSON list.

Source: GitLab, “Code Quality report format”: description, check_name, fingerprint, severity,
location.path and location.lines.begin.
"""

from __future__ import annotations

import json

from cscx.diagnostic import Severity
from cscx.lint.report.listing import Listing

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(listing: Listing) -> str:
    """The report as GitLab reads it; an empty list when all is well."""
    language = listing.language
    issues = []
    for finding, fingerprint in listing.findings:
        hint = f" {finding.hint.to(language)}" if finding.hint else ""
        issues.append(
            {
                "description": f"{finding.code} {finding.message.to(language)}{hint}",
                "check_name": finding.name,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.path,
                    "lines": {"begin": finding.span.line, "end": finding.span.end_line},
                },
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
