"""아직 쓰지 않은 글이다 · Placeholder

무엇: 시행 중인 문서의 글이 ‘작성 중’, TODO, ‘…’뿐이다.
What: A text of an active document is nothing but 작성 중 (to be written), TODO or dots.

왜: 상담사가 통화 중에 빈 화면을 본다.
Why: In the middle of a call the agent finds nothing.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.
      채팅: |
        ⟦(작성 중)⟧

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.
      채팅: |
        고객님, 반품 기한(<fact:반품기한>)이 지났어요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.texts import place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_NOTHING = pattern(
    r"\s*[\[(<]?\s*(?:TODO|TBD|FIXME|작성\s?중|작성\s?예정|준비\s?중|추후\s?작성|내용\s?없음|미정|\.{2,}|…+|-+|_+|[xX]{2,}|[oOㅇ○]{2,})\s*[\])>]?[.:]?\s*\Z"
)
_LONGEST = 16
_EMPTY = Text("아직 쓰지 않은 글입니다.", "This text is still to be written.")
_WRITE = Text(
    "글을 쓰거나, 다 쓸 때까지 `status`를 draft로 두세요.",
    "Write it, or keep `status` at draft until it is written.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every text of a document in force that says nothing yet; lists are always in force."""
    if document.data is None or document.data.get("status", "active") != "active":
        return
    for text in document.texts:
        if len(text.text) <= _LONGEST and _NOTHING.match(text.text):
            stripped = text.text.strip()
            start = text.text.index(stripped)
            place = place_of(document, text, start, start + len(stripped))
            yield Finding(place, _EMPTY, _WRITE)


RULE = Rule(code="CS421", name="wording.placeholder", severity=Severity.ERROR, document=check)
