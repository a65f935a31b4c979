"""휴대전화 번호 · Mobile number

무엇: 글, 예시, 주석에 휴대전화 번호가 있다. 내선과 대표번호(15xx, 080, 070)는 괜찮다.
What: A text, example or comment holds a mobile number. Extensions and service numbers (15xx, 080, 070) are fine.

왜: 개인 번호는 사람이 바뀌면 틀리고, 페이지에 올라가면 누구나 건다.
Why: A personal number goes stale with its owner, and on a page everybody calls it.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 급하면 ⟦010-0123-4567⟧ 번호로 건다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 급하면 파트장 내선으로 건다.
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

_CODE = "CS706"
_WRITTEN = Text(
    "휴대전화 번호({masked})가 적혀 있습니다.", "A mobile number ({masked}) is written here."
)
_HINT = Text(
    "내선이나 대표번호로 바꾸세요. 연락처는 역할의 reach에 적습니다.",
    "Use an extension or service number; contacts belong under reach of a role.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.mobile-number", severity=Severity.ERROR, document=check)
