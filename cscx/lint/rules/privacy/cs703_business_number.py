"""사업자등록번호 · Business registration number

무엇: 글, 예시, 주석에 검증 번호까지 맞는 사업자등록번호가 있다.
What: A text, example or comment holds a business registration number with a right check digit.

왜: 개인 사업자의 번호는 그 사람을 가리킨다. 실제 거래처가 드러날 수도 있다.
Why: The number of a sole trader points to a person, and a real partner may show.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 세금계산서는 ⟦123-45-67891⟧ 앞으로 보낸다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 세금계산서는 회사 앞으로 보낸다.
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

_CODE = "CS703"
_WRITTEN = Text(
    "사업자등록번호({masked})가 적혀 있습니다.",
    "A business registration number ({masked}) is written here.",
)
_HINT = Text(
    "지우세요. 회사의 공개된 번호라면 설정의 [lint] allow에 적으세요.",
    "Delete it; a public number of the company goes under allow of [lint] in the settings.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.business-number", severity=Severity.ERROR, document=check)
