"""여권번호 · Passport number

무엇: 글, 예시, 주석에 여권번호가 있다.
What: A text, example or comment holds a passport number.

왜: 여권번호는 고유식별정보다. 예시로도 쓰지 않는다.
Why: A passport number identifies a person; it is no example.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 여권 ⟦M000A1234⟧ 고객의 통관을 확인한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 통관부호로 고객의 통관을 확인한다.
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

_CODE = "CS707"
_WRITTEN = Text(
    "여권번호({masked})가 적혀 있습니다.", "A passport number ({masked}) is written here."
)
_HINT = Text(
    "지우고, 예시가 필요하면 말로 쓰세요.",
    "Delete it; describe it in words where an example is needed.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.passport-number", severity=Severity.ERROR, document=check)
