"""The report for people: a line a document, what is not tried, then every failure with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cscx.cells import pad, width
from cscx.lint.report import text as findings
from cscx.lint.report.listing import Listing
from cscx.messages import Language, Text
from cscx.testing.result import Covered, DocumentResult, Results

Style = Callable[[str, str], str]

_SHOWN = 3
_PASSED = Text("통과", "passed")
_FAILED = Text("실패", "FAILED")
_NONE = Text("없음", "none")
_EXAMPLES = Text("예시 {passed}/{n}", "examples {passed}/{n}")
_SCENARIOS = Text("시나리오 {passed}/{n}", "scenarios {passed}/{n}")
_COVERED = Text(
    "규칙 {rules}/{rules_of}, 경계 {boundaries}/{boundaries_of} ({percent}%)",
    "rules {rules}/{rules_of}, boundaries {boundaries}/{boundaries_of} ({percent}%)",
)
_COVERED_MATRIX = Text(
    "규칙 {rules}/{rules_of}, 경계 {boundaries}/{boundaries_of}, 경로 {paths}/{paths_of} ({percent}%)",
    "rules {rules}/{rules_of}, boundaries {boundaries}/{boundaries_of}, paths {paths}/{paths_of} ({percent}%)",
)
_UNCONFIRMED = Text("확인 안 된 예시 {n}개", "{n} unconfirmed")
_MISSING = Text("확인하지 않은 곳: {missing}", "not tried: {missing}")
_MORE = Text(" 외 {n}곳", " and {n} more")
_SUGGEST = Text(
    "빠진 예시는 `cscx test --suggest`로 만들 수 있습니다.",
    "Have the missing examples made with `cscx test --suggest`.",
)
_CONFIRM = Text(
    "확인 안 된 예시는 답을 보고 unconfirmed 줄을 지우세요.",
    "Look at the unconfirmed examples and delete their line unconfirmed.",
)
_ALL = Text("{n}개 모두 통과했습니다.", "All {n} passed.")
_SOME = Text("{n}개 가운데 {failed}개가 틀렸습니다.", "{failed} of {n} failed.")
_PROBLEMS = Text("고칠 곳이 {n}개 더 있습니다.", "{n} more to mend.")
_NOTHING = Text(
    "예시도 시나리오도 없습니다. 표에 examples를, scenarios 폴더에 .feature 파일을 쓰세요.",
    "There are neither examples nor scenarios. Write examples in tables, .feature files in scenarios.",
)


def render(
    results: Results,
    listing: Listing,
    shown: Callable[[str], str],
    style: Style = findings.plain,
) -> str:
    """A line a document and, below, every failure."""
    language = listing.language
    widest = max((width(shown(each.path)) for each in results.documents), default=0)
    lines = [
        line
        for each in results.documents
        for line in _document(each, shown(each.path), widest, language, style)
    ]
    told = findings.render(listing, style)
    head = "".join(f"{line}\n" for line in lines)
    return f"{head}\n{told}" if told else head


def summary(results: Results, language: Language, style: Style = findings.plain) -> str:
    """The last lines: how many passed, and what to do next."""
    return "".join(f"{line}\n" for line in _summary(results, language, style))


def _summary(results: Results, language: Language, style: Style) -> Iterator[str]:
    failed = sum(each.failed for each in results.documents)
    problems = sum(len(each.problems) for each in results.documents)
    if not results.cases and not problems:
        yield style(_NOTHING.to(language), "yellow")
        return
    if failed:
        yield style(_SOME(n=results.cases, failed=failed).to(language), "red")
    elif results.cases:
        colour = "yellow" if problems else "green"
        yield style(_ALL(n=results.cases).to(language), colour)
    if problems:
        yield style(_PROBLEMS(n=problems).to(language), "red")
    if any(each.covered and each.covered.missing for each in results.documents):
        yield _SUGGEST.to(language)
    if any(not case.confirmed for each in results.documents for case in each.cases):
        yield _CONFIRM.to(language)


def _document(
    result: DocumentResult, path: str, widest: int, language: Language, style: Style
) -> Iterator[str]:
    word, colour = _state(result)
    parts = []
    if result.cases:
        form = _SCENARIOS if result.what == "feature" else _EXAMPLES
        n = len(result.cases)
        parts.append(form(passed=n - result.failed, n=n).to(language))
    if result.covered is not None:
        parts.append(_coverage(result.covered, language))
    unconfirmed = sum(not case.confirmed for case in result.cases)
    if unconfirmed:
        parts.append(_UNCONFIRMED(n=unconfirmed).to(language))
    yield f"{style(pad(word.to(language), 4), colour)} {pad(path, widest)}  {' · '.join(parts)}".rstrip()
    if result.covered is not None and result.covered.missing and result.cases:
        shown = ", ".join(each.to(language) for each in result.covered.missing[:_SHOWN])
        more = len(result.covered.missing) - _SHOWN
        tail = _MORE(n=more).to(language) if more > 0 else ""
        yield style(f"     {_MISSING(missing=shown).to(language)}{tail}", "dim")


def _state(result: DocumentResult) -> tuple[Text, str]:
    if result.findings:
        return _FAILED, "red"
    return (_PASSED, "green") if result.cases else (_NONE, "yellow")


def _coverage(covered: Covered, language: Language) -> str:
    return (_COVERED_MATRIX if covered.paths_of else _COVERED)(
        rules=covered.rules,
        rules_of=covered.rules_of,
        boundaries=covered.boundaries,
        boundaries_of=covered.boundaries_of,
        paths=covered.paths,
        paths_of=covered.paths_of,
        percent=covered.percent,
    ).to(language)
