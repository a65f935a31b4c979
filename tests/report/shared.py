"""One set of findings that every report is shown on.

Korean paths, wide and combining characters, tabs, CRLF, several lines, a very long line, a private
number, a character without width, a control character.
"""

from __future__ import annotations

from cscx.diagnostic import Diagnostic, Edit, Fix, Related, Severity, Span
from cscx.lint.baseline import Entry
from cscx.lint.report.listing import Listed, Listing, Source
from cscx.messages import Language, Text, same

LONG = "길게 " * 40 + "반품기간 " + "이어진다 " * 40

TEXTS = {
    "sops/절차/반품.yaml": (
        "kind: sop\r\n"
        "title: 반품 😀 안내\r\n"
        "summary: <fact:반품기간> 안이면 받는다.\r\n"
        "steps:\r\n"
        "  - id: 접수\r\n"
        "    do: 받는다.\r\n"
    ),
    "sops/scripts/100%, 약속:하기.yaml": (
        f"text:\n  전화: |\n\t표시가 탭 뒤에 있다\n{LONG}\n  가\u0301나\u200b다\n연락처 010-1234-5678\n\x1b[31m빨강\n"
    ),
}


def _finding(
    path: str, span: Span, code: str, severity: Severity, message: Text, **more: object
) -> Diagnostic:
    names = {
        "CS201": "reference.unknown",
        "CS401": "wording.avoid",
        "CS501": "flow.dead-end",
        "CS701": "privacy.phone",
    }
    return Diagnostic(path, span, code, names[code], severity, message, **more)  # type: ignore[arg-type]


_RETURN, _PROMISE = TEXTS
FINDINGS = (
    _finding(
        _RETURN,
        Span(2, 11, 2, 12),
        "CS401",
        Severity.WARNING,
        Text("그림 글자 ‘😀’는 쓰지 않습니다.", "The emoji '😀' is not used."),
        fix=Fix(Text("그림 글자 지우기", "Delete the emoji"), (Edit(21, 23, ""),)),
    ),
    _finding(
        _RETURN,
        Span(3, 16, 3, 20),
        "CS201",
        Severity.ERROR,
        Text("기준값 ‘반품기간’이 없습니다.", "There is no fact '반품기간'."),
        hint=Text("‘반품기한’인지 확인하세요.", "Did you mean '반품기한'?"),
        related=(Related(_RETURN, Span(2, 8, 2, 10), Text("제목은 여기", "the title is here")),),
        fix=Fix(Text("‘반품기한’으로 바꾸기", "Change to '반품기한'"), (Edit(42, 46, "반품기한"),)),
    ),
    _finding(
        _RETURN,
        Span(5, 5, 6, 14),
        "CS501",
        Severity.ERROR,
        Text("‘접수’ 다음이 없습니다.", "접수 leads nowhere."),
        hint=Text("next나 end를 쓰세요.", "Add next or end."),
    ),
    _finding(
        _PROMISE,
        Span(3, 2, 3, 5),
        "CS401",
        Severity.INFO,
        Text("100%라고 약속하지 마세요:\n다시 보세요.", "Do not promise 100%:\nlook again."),
    ),
    _finding(
        _PROMISE,
        Span(4, 121, 4, 125),
        "CS201",
        Severity.ERROR,
        Text("아주 긴 줄입니다.", "A very long line."),
    ),
    _finding(
        _PROMISE,
        Span(5, 6, 5, 7),
        "CS401",
        Severity.WARNING,
        same("U+200B"),
    ),
    _finding(
        _PROMISE,
        Span(6, 5, 6, 18),
        "CS701",
        Severity.ERROR,
        Text("전화번호가 들어 있습니다.", "A phone number."),
    ),
    _finding(
        _PROMISE,
        Span(7, 6, 7, 8),
        "CS401",
        Severity.INFO,
        Text("제어 문자 뒤", "after a control character"),
    ),
)


def listing(language: Language = "ko") -> Listing:
    """The shared findings; the one of a control character is accepted by the baseline."""
    listed = [Listed(finding, f"{index:032x}") for index, finding in enumerate(FINDINGS)]
    return Listing(
        findings=tuple(listed[:-1]),
        documents=2,
        language=language,
        source=lambda path: Source(TEXTS[path]),
        accepted=(listed[-1],),
        elsewhere=3,
        gone=(Entry("sops/scripts/옛날.yaml", "CS201", "반품기간", 2),),
    )


def clean(language: Language = "ko") -> Listing:
    """A run that found nothing."""
    return Listing((), 12, language, lambda _: Source(""))
