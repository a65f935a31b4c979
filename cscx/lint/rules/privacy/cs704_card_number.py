"""카드번호 · Card number

무엇: 글, 예시, 주석에 카드번호가 있다.
What: A text, example or comment holds a payment card number.

왜: 카드번호는 상담 기록에도 남기지 않는다. 예시도 실제 번호일 수 있다.
Why: Card numbers are not kept even in case notes, and an example may be a real one.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 카드 ⟦4000 0000 0000 0002⟧ 승인을 본다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 카드 끝 네 자리로 승인을 본다.
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.privacy.scan import findings
from cscx.messages import Text
from cscx.settings import Settings

_CODE = "CS704"
_WRITTEN = Text("카드번호({masked})가 적혀 있습니다.", "A card number ({masked}) is written here.")
_HINT = Text(
    "지우고, 끝 네 자리만 필요하면 ‘카드 끝 네 자리’라고 쓰세요.",
    'Delete it; say "last four digits" where those are meant.',
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.card-number", severity=Severity.ERROR, document=check)
