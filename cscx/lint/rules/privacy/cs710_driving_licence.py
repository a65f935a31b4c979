"""운전면허번호 · Driving licence number

무엇: 글, 예시, 주석에 운전면허번호가 있다.
What: A text, example or comment holds a driving licence number.

왜: 운전면허번호는 고유식별정보다. 예시로도 쓰지 않는다.
Why: A licence number identifies a person; it is no example.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 면허 ⟦11-00-123456-00⟧ 명의를 확인한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 면허의 이름과 주문한 분의 이름을 맞춰 본다.
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

_CODE = "CS710"
_WRITTEN = Text(
    "운전면허번호({masked})가 적혀 있습니다.",
    "A driving licence number ({masked}) is written here.",
)
_HINT = Text(
    "지우고, 예시가 필요하면 말로 쓰세요.",
    "Delete it; describe it in words where an example is needed.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.driving-licence", severity=Severity.ERROR, document=check)
