"""The report for people: file, position, sentence, the source line with a caret, the hint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from cscx.diagnostic import Diagnostic, Severity
from cscx.messages import Language, Text

Style = Callable[[str, str], str]

_LEVELS = {
    Severity.ERROR: Text("오류", "error"),
    Severity.WARNING: Text("경고", "warning"),
    Severity.INFO: Text("참고", "info"),
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_MAX_CELLS = 96


def plain(text: str, _colour: str) -> str:
    """A style that adds no colour."""
    return text


def render(
    findings: Sequence[Diagnostic],
    lines: Callable[[str, int], str],
    language: Language,
    style: Style = plain,
) -> str:
    """The whole report; `lines(path, n)` gives the n-th line of a file as the author sees it."""
    return "\n".join(_one(finding, lines, language, style) for finding in findings)


def _one(
    finding: Diagnostic, lines: Callable[[str, int], str], language: Language, style: Style
) -> str:
    span = finding.span
    level = style(_LEVELS[finding.severity].to(language), _COLOURS[finding.severity])
    head = (
        f"{style(finding.path, 'bold')}:{span.line}:{span.column} {level} "
        f"{finding.code} {finding.message.to(language)}"
    )
    out = [head, *_snippet(finding, lines(finding.path, span.line), style)]
    if finding.hint is not None and finding.hint.to(language):
        out.append(f"     {style('=', 'cyan')} {finding.hint.to(language)}")
    for related in finding.related:
        where = f"{related.path}:{related.span.line}:{related.span.column}"
        out.append(f"     {style('→', 'cyan')} {where} {related.message.to(language)}")
    return "\n".join(out) + "\n"


def _snippet(finding: Diagnostic, line: str, style: Style) -> list[str]:
    if not line.strip():
        return []
    span = finding.span
    line = line.replace("\t", " ")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    line, start, end = _window(line, start, max(end, start + 1))
    number = f"{span.line:>4}"
    before = " " * cell_len(line[:start])
    caret = "^" * max(cell_len(line[start:end]), 1)
    return [
        f"{style(number, 'dim')} {style('|', 'dim')} {line}",
        f"     {style('|', 'dim')} {before}{style(caret, _COLOURS[finding.severity])}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line that shows the finding."""
    if cell_len(line) <= _MAX_CELLS:
        return line, start, end
    first = max(0, start - 24)
    cut = line[first:]
    while cell_len(cut) > _MAX_CELLS:
        cut = cut[:-1]
    lead = "…" if first else ""
    tail = "…" if first + len(cut) < len(line) else ""
    shift = len(lead) - first
    return lead + cut + tail, start + shift, min(end + shift, len(lead) + len(cut))


def summary(findings: Sequence[Diagnostic], files: int, language: Language) -> str:
    """One line: how many findings in how many files, and what can be mended by --fix."""
    errors = sum(f.severity == Severity.ERROR for f in findings)
    warnings = len(findings) - errors
    fixable = sum(f.fix is not None for f in findings)
    if not findings:
        return Text("문서 {files}개, 문제 없음", "{files} documents, no findings")(files=files).to(language)
    text = Text(
        "문서 {files}개: 오류 {errors}개, 경고 {warnings}개",
        "{files} documents: {errors} errors, {warnings} warnings",
    )(files=files, errors=errors, warnings=warnings).to(language)
    if fixable:
        text += Text(
            " (이 가운데 {n}개는 --fix로 고칠 수 있습니다)", " ({n} of them can be mended by --fix)"
        )(n=fixable).to(language)
    return text
