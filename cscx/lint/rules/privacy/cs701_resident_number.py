"""주민등록번호 · Resident registration number

무엇: 글, 예시, 주석에 주민등록번호가 있다.
What: A text, example or comment holds a resident registration number.

왜: 주민등록번호는 법에 근거가 있을 때만 다룰 수 있다. 저장소에 들어가면 이력에서 지우기 어렵다.
Why: The number may only be handled where a law says so, and git does not forget.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: ⟦991231-3000015⟧ 고객의 주문을 확인한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 생년월일과 이름으로 고객의 주문을 확인한다.
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

_CODE = "CS701"
_WRITTEN = Text(
    "주민등록번호({masked})가 적혀 있습니다.",
    "A resident registration number ({masked}) is written here.",
)
_HINT = Text(
    "지우고, 예시가 필요하면 ‘생년월일 앞 여섯 자리’처럼 말로 쓰세요.",
    "Delete it; describe it in words where an example is needed.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.resident-number", severity=Severity.ERROR, document=check)
