"""외국인등록번호 · Foreigner registration number

무엇: 글, 예시, 주석에 외국인등록번호가 있다.
What: A text, example or comment holds a foreigner registration number.

왜: 주민등록번호와 같은 고유식별정보다. 저장소에 남으면 안 된다.
Why: It identifies a person as the resident number does and must not stay in a repository.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 등록번호 ⟦991231-7000012⟧ 고객의 주문을 확인한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 이름과 전화번호로 고객의 주문을 확인한다.
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

_CODE = "CS702"
_WRITTEN = Text(
    "외국인등록번호({masked})가 적혀 있습니다.",
    "A foreigner registration number ({masked}) is written here.",
)
_HINT = Text(
    "지우고, 예시가 필요하면 말로 쓰세요.",
    "Delete it; describe it in words where an example is needed.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.foreigner-number", severity=Severity.ERROR, document=check)
