"""JUnit XML: a suite a document, a case an example or scenario; what is no case fails one of its own."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from cscx.diagnostic import Diagnostic
from cscx.lint.report.listing import visible
from cscx.messages import Language
from cscx.testing.result import DocumentResult, Results


def render(results: Results, shown: Callable[[str], str], language: Language) -> str:
    """The report as one set of suites."""
    suites = [_suite(each, shown(each.path), language) for each in results.documents]
    count = sum(len(each.cases) + len(each.problems) for each in results.documents)
    failures = len(results.findings)
    counts = f'tests="{count}" failures="{failures}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="cscx test" {counts}>\n{"".join(suites)}</testsuites>\n'
    )


def _suite(result: DocumentResult, path: str, language: Language) -> str:
    cases = [_case(path, case.name, case.line, case.finding, language) for case in result.cases]
    cases += [
        _case(path, found.name, found.span.line, found, language) for found in result.problems
    ]
    counts = f'tests="{len(cases)}" failures="{len(result.findings)}" errors="0"'
    name = quoteattr(visible(f"{result.name} {result.title}"))
    return f"  <testsuite name={name} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _case(path: str, name: str, line: int, found: Diagnostic | None, language: Language) -> str:
    head = (
        f"    <testcase classname={quoteattr(visible(path))} name={quoteattr(visible(name))} "
        f"file={quoteattr(visible(path))} line={quoteattr(str(line))}"
    )
    if found is None:
        return f"{head}/>\n"
    message = found.message.to(language)
    lines = [f"{path}:{found.span.line}:{found.span.column} {message}"]
    if found.hint is not None:
        lines.append(found.hint.to(language))
    body = escape(visible("\n".join(lines)))
    failure = f"<failure type={quoteattr(found.name)} message={quoteattr(visible(message))}>"
    return f"{head}>\n      {failure}{body}</failure>\n    </testcase>\n"
