"""JUnit XML: one test case a finding, failed when the finding makes the run fail."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from cscx.diagnostic import Diagnostic
from cscx.lint.report.listing import Listing, visible
from cscx.lint.report.text import LEVELS
from cscx.messages import Language, Text

_CLEAN = Text("문서 {n}개, 문제 없음", "{n} documents, no findings")


def render(listing: Listing) -> str:
    """The report as one test suite; a single passed case when nothing was found."""
    language = listing.language
    failures = sum(item.finding.severity in listing.failing for item in listing.findings)
    cases = [
        _case(item.finding, language, failed=item.finding.severity in listing.failing)
        for item in listing.findings
    ]
    if not cases:
        name = quoteattr(_CLEAN(n=listing.documents).to(language))
        cases = [f'    <testcase classname="cscx" name={name}/>\n']
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="cscx" {counts}>\n  <testsuite name="cscx lint" {counts}>\n'
        + "".join(cases)
        + "  </testsuite>\n</testsuites>\n"
    )


def _case(finding: Diagnostic, language: Language, *, failed: bool) -> str:
    where = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    message = finding.message.to(language)
    lines = [f"{where} {LEVELS[finding.severity].to(language)} {finding.code} {message}"]
    if finding.hint is not None:
        lines.append(finding.hint.to(language))
    body = escape(visible("\n".join(lines)))
    head = (
        f"    <testcase classname={quoteattr(visible(finding.path))} "
        f"name={quoteattr(visible(f'{finding.code} {finding.span.line}:{finding.span.column}'))} "
        f"file={quoteattr(visible(finding.path))} line={quoteattr(str(finding.span.line))}>\n"
    )
    inside = (
        f"      <failure type={quoteattr(finding.name)} message={quoteattr(visible(message))}>"
        f"{body}</failure>\n"
        if failed
        else f"      <system-out>{body}</system-out>\n"
    )
    return f"{head}{inside}    </testcase>\n"
