"""The report for people: file, position, sentence, the source line with a caret, the hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from cscx.cells import char_width, fit, pad, width
from cscx.diagnostic import Diagnostic, Severity
from cscx.lint.report.listing import Listing, Source, shown_line, visible, visible_path
from cscx.messages import Language, Text

Style = Callable[[str, str], str]

LEVELS = {
    Severity.ERROR: Text("오류", "error"),
    Severity.WARNING: Text("경고", "warning"),
    Severity.INFO: Text("참고", "info"),
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_MAX_CELLS = 96
_BEFORE = 32
_TO_LINE = Text(" {line}행까지", " to line {line}")
_CLEAN = Text("문서 {documents}개, 문제 없음", "{documents}, no findings")
_COUNTS = Text("문서 {documents}개: {counts}", "{documents}: {counts}")
_FIXABLE = Text(
    "[*] 표시한 {n}개는 --fix로 고칠 수 있습니다.", "{n} marked [*] can be mended by --fix."
)
_ACCEPTED = Text("기준선에 있는 {n}개는 보이지 않습니다.", "{n} of the baseline not shown.")
_ELSEWHERE = Text("다른 문서의 {n}개는 보이지 않습니다.", "{n} in other documents not shown.")
_GONE = Text(
    "기준선의 이 문제는 이제 없습니다. `cscx lint --write-baseline`으로 지우세요.",
    "These of the baseline occur no longer. Drop them with `cscx lint --write-baseline`.",
)


def plain(text: str, _colour: str) -> str:
    """A style that adds no colour."""
    return text


def render(listing: Listing, style: Style = plain) -> str:
    """Every finding; empty when there is none."""
    return "\n".join(
        _one(item.finding, listing.source(item.finding.path), listing.language, style)
        for item in listing.findings
    )


def summary(listing: Listing, style: Style = plain) -> str:
    """The last lines: how many findings in how many documents, what is not shown, what to do."""
    return "\n".join(_summary(listing, style)) + "\n"


def statistics(listing: Listing, titles: Callable[[str], Text], style: Style = plain) -> str:
    """How often each rule was broken, most often first."""
    language = listing.language
    counts = Counter((item.finding.code, item.finding.severity) for item in listing.findings)
    names = {item.finding.code: item.finding.name for item in listing.findings}
    widest = max((width(name) for name in names.values()), default=0)
    rows = [
        f"{count:>6}  {style(code, _COLOURS[severity])}  {pad(names[code], widest)}  "
        f"{titles(code).to(language)}"
        for (code, severity), count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    ]
    return "".join(f"{row.rstrip()}\n" for row in rows)


def _one(finding: Diagnostic, source: Source, language: Language, style: Style) -> str:
    span = finding.span
    level = style(LEVELS[finding.severity].to(language), _COLOURS[finding.severity])
    fixable = f" {style('[*]', 'cyan')}" if finding.fix else ""
    head = (
        f"{style(visible_path(finding.path), 'bold')}:{span.line}:{span.column} {level} "
        f"{finding.code}{fixable} {visible(finding.message.to(language))}"
    )
    out = [head, *_snippet(finding, shown_line(finding, source), language, style)]
    if finding.hint is not None and finding.hint.to(language):
        out.append(f"     {style('=', 'cyan')} {visible(finding.hint.to(language))}")
    for related in finding.related:
        where = f"{visible_path(related.path)}:{related.span.line}:{related.span.column}"
        out.append(f"     {style('→', 'cyan')} {where} {visible(related.message.to(language))}")
    return "\n".join(out) + "\n"


def _snippet(finding: Diagnostic, line: str, language: Language, style: Style) -> list[str]:
    if not line.strip():
        return []
    span = finding.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    shown, before, marked = frame(line, start, max(end, start + 1))
    tail = "" if span.end_line == span.line else _TO_LINE(line=span.end_line).to(language)
    colour = _COLOURS[finding.severity]
    return [
        f"{style(f'{span.line:>4}', 'dim')} {style('|', 'dim')} {shown.rstrip()}",
        f"     {style('|', 'dim')} {' ' * before}{style('^' * marked + tail, colour)}",
    ]


def frame(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a line that shows [start, end), the cells before it and the cells it takes.

    A mark of combining or invisible characters takes one cell, so that a caret always shows.
    """
    first = 0
    if width(line) > _MAX_CELLS:
        first = _start_of_frame(line, start)
        last = first + fit(line[first:], _MAX_CELLS)
        head, tail = "…" if first else "", "…" if last < len(line) else ""
        shown, end = f"{head}{line[first:last]}{tail}", min(end, last)
        lead = width(head)
    else:
        shown, lead = line, 0
    before = lead + width(line[first:start])
    if start < len(line) and char_width(line[start]) == 0 and before:
        before -= 1
    return shown, before, max(width(line[start:end]), 1)


def _start_of_frame(line: str, start: int) -> int:
    """Leave some cells of context before the mark, none of them cut from the line's start in vain."""
    if width(line[:start]) <= _MAX_CELLS - _BEFORE:
        return 0
    cells, first = 0, start
    while first and cells < _BEFORE:
        first -= 1
        cells += char_width(line[first])
    return first


def _summary(listing: Listing, style: Style) -> Iterator[str]:
    language = listing.language
    counted = [
        style(_counted(severity, n, language), _COLOURS[severity])
        for severity in Severity
        if (n := listing.count(severity))
    ]
    documents: object = listing.documents
    if language == "en":
        documents = f"{documents} document{'' if documents == 1 else 's'}"
    if counted:
        yield _COUNTS(documents=documents, counts=", ".join(counted)).to(language)
    else:
        yield style(_CLEAN(documents=documents).to(language), "green")
    for text, n in (
        (_FIXABLE, sum(item.finding.fix is not None for item in listing.findings)),
        (_ACCEPTED, len(listing.accepted)),
        (_ELSEWHERE, listing.elsewhere),
    ):
        if n:
            yield text(n=n).to(language)
    if listing.gone:
        yield _GONE.to(language)
        for entry in listing.gone:
            times = f" ×{entry.count}" if entry.count > 1 else ""
            yield f"  {visible_path(entry.path)} {entry.code} {visible(entry.text)}{times}"


def _counted(severity: Severity, n: int, language: Language) -> str:
    level = LEVELS[severity].to(language)
    if language == "ko":
        return f"{level} {n}개"
    plural = "" if n == 1 or severity == Severity.INFO else "s"
    return f"{n} {level}{plural}"
