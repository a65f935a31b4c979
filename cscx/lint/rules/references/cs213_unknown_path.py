"""에스컬레이션에 없는 경로다 · Escalation path that is not there

무엇: 규칙이나 예시가 `paths`에 없는 연락 순서를 가리킨다.
What: A rule or an example names a path that is not in `paths`.

왜: 급할 때 누구에게 전화할지 나오지 않는다.
Why: In an emergency, nobody to call would be shown.

나쁜 예 · Bad:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: ⟦긴급연락⟧}
      - id: 보통일
        when: {심각도: P2}
        then: {path: 보통}

좋은 예 · Good:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: 보통일
        when: {심각도: P2}
        then: {path: 보통}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.suggestion import suggest
from cscx.messages import Text
from cscx.settings import Settings

_UNKNOWN = Text("연락 순서 ‘{name}’{name:이/가} 없습니다.", "There is no path {name!r}.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every path of a rule or example that the matrix does not define."""
    paths = document.value_at(("paths",))
    if not isinstance(paths, dict):
        return
    for place, name in _named(document):
        if name not in paths:
            hint, fix = suggest(place, name, paths)
            yield Finding(place, _UNKNOWN(name=name), hint, fix=fix)


def _named(document: Document) -> Iterator[tuple[Place, str]]:
    """Paths as written; also of a file that does not fit its schema because of such a name."""
    for list_, word in (("rules", "then"), ("examples", "expect")):
        entries = document.value_at((list_,))
        for index in range(len(entries) if isinstance(entries, list) else 0):
            path: Path = (list_, index, word, "path")
            name = document.value_at(path)
            if isinstance(name, str):
                yield Place(document, path), name


RULE = Rule(
    code="CS213",
    name="reference.unknown-path",
    severity=Severity.ERROR,
    document=check,
    fixable=True,
    kinds=("escalation",),
)
