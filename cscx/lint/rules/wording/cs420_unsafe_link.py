"""위험한 링크다 · Unsafe link

무엇: 글의 링크가 `javascript:`, `data:`, `vbscript:`이거나 `//`로 시작한다.
What: A link in a text opens with `javascript:`, `data:`, `vbscript:` or `//`.

왜: 누르면 프로그램이 돌거나 모르는 곳으로 간다. 페이지에서는 지워진다.
Why: It would run code or lead elsewhere; pages drop it.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: "[안내](⟦//mall.example/return⟧)를 본 고객"

좋은 예 · Good:
    # procedures/return.yaml
    not_for: "[안내](https://mall.example/return)를 본 고객"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.texts import live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_UNSAFE = pattern(
    r"(?:\]\(\s*<?|\]:\s*<?|<)(?P<link>(?:javascript|vbscript|data):[^\s)>]*|//[^\s)>]*)",
    re.IGNORECASE,
)
_LINK = Text("‘{link}’{link:은/는} 쓸 수 없는 링크입니다.", "{link!r} is no link that may be used.")
_WRITE = Text(
    "https://로 시작하는 주소나 `<sop:…>` 같은 참조를 쓰세요.",
    "Use an address that opens with https://, or a reference such as `<sop:…>`.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every link in a text that pages would drop."""
    wording = document.wording
    if "](" not in wording and "]:" not in wording and "script:" not in wording:
        return
    for text in live_texts(document):
        for found in _UNSAFE.finditer(text.text):
            place = place_of(document, text, found.start("link"), found.end("link"))
            yield Finding(place, _LINK(link=found["link"]), _WRITE)


RULE = Rule(code="CS420", name="wording.unsafe-link", severity=Severity.ERROR, document=check)
