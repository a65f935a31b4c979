"""두 판 사이가 빈다 · Gap between versions

무엇: 옛 판이 끝난 뒤 새 판이 시행되기까지 며칠이 빈다.
What: Between the end of the old version and the beginning of the new one there are days without either.

왜: 그동안 상담사에게는 아무 기준도 없다.
Why: On those days agents have no rule at all.

나쁜 예 · Bad:
    # scripts/refused-2025.yaml
    kind: script
    title: 반품 거절 안내(옛)
    summary: 예전에 쓰던 말이다.
    status: retired
    owner: CS정책
    effective: 2025-03-01
    until: 2026-02-20
    text:
      전화: |
        고객님, 반품 기한이 지났습니다.
    # scripts/refused.yaml
    effective: ⟦2026-03-01⟧
    replaces: refused-2025

좋은 예 · Good:
    # scripts/refused-2025.yaml
    kind: script
    title: 반품 거절 안내(옛)
    summary: 예전에 쓰던 말이다.
    status: retired
    owner: CS정책
    effective: 2025-03-01
    until: 2026-02-28
    text:
      전화: |
        고객님, 반품 기한이 지났습니다.
    # scripts/refused.yaml
    effective: 2026-03-01
    replaces: refused-2025
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.ownership.headers import versions
from cscx.messages import Text

_GAP = Text(
    "‘{old}’{old:이/가} {ends}에 끝나 {days}일 동안 시행되는 문서가 없습니다.",
    "{old!r} ends on {ends}; no document holds until this one begins ({days} d).",
)
_JOIN = Text(
    "옛 문서의 `until`을 이 문서의 시행일 전날로 고치세요.",
    "Set `until` of the old one to the day before.",
)
_OLD = Text("이어받는 문서의 종료일입니다.", "The last day of the replaced document.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every new version that begins later than the day after the old one ends."""
    for version in versions(corpus):
        if version.ends is None:
            continue
        days = (version.begins - version.ends).days - 1
        if days > 0:
            message = _GAP(old=version.old.id, ends=version.ends.isoformat(), days=days)
            note = Note(Place(version.old, ("until",)), _OLD)
            yield Finding(Place(version.new, ("effective",)), message, _JOIN, (note,))


RULE = Rule(
    code="CS304", name="ownership.gap-between-versions", severity=Severity.ERROR, corpus=check
)
