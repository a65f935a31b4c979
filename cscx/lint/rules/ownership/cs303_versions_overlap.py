"""두 판의 시행 기간이 겹친다 · Versions that overlap

무엇: 새 판이 시행되는 날에 옛 판도 아직 시행 중이거나, 새 판의 시행일이 옛 판보다 늦지 않다.
What: The old version still holds when the new one begins, or the new one does not begin later.

왜: 같은 날에 두 가지 답이 나온다.
Why: On those days there are two answers.

나쁜 예 · Bad:
    # scripts/refused-2025.yaml
    kind: script
    title: 반품 거절 안내(옛)
    summary: 예전에 쓰던 말이다.
    status: retired
    owner: CS정책
    effective: 2025-03-01
    until: 2026-03-31
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
from cscx.lint.rules.ownership.headers import Version, versions
from cscx.messages import Text

_OVERLAP = Text(
    "{begins}부터 시행하는데 이어받는 ‘{old}’{old:이/가} {ends}까지 시행됩니다.",
    "This holds from {begins}, but {old!r}, which it replaces, holds until {ends}.",
)
_NOT_LATER = Text(
    "{begins}부터 시행하는데 이어받는 ‘{old}’{old:은/는} {began}에야 시행됩니다.",
    "This holds from {begins}, but {old!r}, which it replaces, begins on {began}.",
)
_END_BEFORE = Text(
    "옛 문서의 `until`을 이 문서의 시행일 전날로 고치세요.",
    "Set `until` of the old one to the day before.",
)
_LATER = Text(
    "새 문서의 시행일을 옛 문서보다 늦게 잡으세요.", "Let the new one begin later than the old one."
)
_OLD = Text("이어받는 문서의 날짜입니다.", "The date of the replaced document.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every new version that begins while, or before, the old one holds."""
    for version in versions(corpus):
        if version.begins <= version.began:
            yield _finding(version, _NOT_LATER, _LATER, "effective")
        elif version.ends is not None and version.ends >= version.begins:
            yield _finding(version, _OVERLAP, _END_BEFORE, "until")


def _finding(version: Version, message: Text, hint: Text, old_key: str) -> Finding:
    text = message(
        begins=version.begins.isoformat(),
        old=version.old.id,
        began=version.began.isoformat(),
        ends=version.ends.isoformat() if version.ends else "",
    )
    note = Note(Place(version.old, (old_key,)), _OLD)
    return Finding(Place(version.new, ("effective",)), text, hint, (note,))


RULE = Rule(code="CS303", name="ownership.versions-overlap", severity=Severity.ERROR, corpus=check)
