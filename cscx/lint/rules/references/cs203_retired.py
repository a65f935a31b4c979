"""폐지된 문서를 가리킨다 · Reference to a retired document

무엇: 시행 중인 문서가 폐지된 문서를 가리킨다.
What: A document that is not retired refers to one that is.

왜: 상담사가 이제 쓰지 않는 절차나 멘트로 간다.
Why: It sends the agent to a procedure or script that no longer holds.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: 옛 안내는 <script:⟦refused-2025⟧>에 있다.
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
    replaces: refused-2025

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 거절할 때는 <script:refused>에 있는 대로 말한다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.meaning import RETIRED, is_global, status_of, successor, title_of
from cscx.lint.suggestion import rename
from cscx.messages import Text

_RETIRED = Text("‘{name}’{name:은/는} 폐지된 {kind}입니다.", "{name!r} is a retired {kind}.")
_USE = Text("이어받은 ‘{name}’{name:으로/로} 바꾸세요.", "Refer to {name!r}, which replaces it.")
_REMOVE = Text("지금 쓰는 문서로 바꾸거나 지우세요.", "Refer to a document in force, or delete it.")
_HERE = Text("여기서 이어받았습니다.", "This one replaces it.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference to a retired document, except from retired ones and `replaces`."""
    retired = {
        entry.name: entry
        for entry in corpus.definitions
        if not entry.path and status_of(entry) == RETIRED
    }
    if not retired:
        return
    for document in corpus.documents:
        if (document.data or {}).get("status") == RETIRED:
            continue
        for reference in document.references:
            entry = retired.get(reference.name)
            if entry is None or not is_global(reference) or reference.path == ("replaces",):
                continue
            if reference.kind not in ("document", entry.kind):
                continue
            place = Place(
                document, reference.path, reference.on_key, reference.start, reference.end
            )
            message = _RETIRED(name=entry.name, kind=title_of(entry.kind))
            now = successor(corpus, entry.name)
            if now is None or now.document is document:
                yield Finding(place, message, _REMOVE)
                continue
            note = Note(Place(now.document, ("replaces",)), _HERE)
            fix = rename(place, now.name) if now.kind == entry.kind else None
            yield Finding(place, message, _USE(name=now.name), (note,), fix)


RULE = Rule(
    code="CS203", name="reference.retired", severity=Severity.WARNING, corpus=check, fixable=True
)
