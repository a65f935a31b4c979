"""비밀번호나 키 · Password or key

무엇: 글, 예시, 주석에 시스템의 키나 비밀번호가 있다.
What: A text, example or comment holds a key or password of a system.

왜: 저장소를 보는 사람은 누구나 그 시스템에 들어갈 수 있다.
Why: Whoever sees the repository can enter that system.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 조회 화면 비밀번호는 ⟦Return2026⟧ 이다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 조회 화면 비밀번호는 파트장에게 묻는다.
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

_CODE = "CS708"
_WRITTEN = Text(
    "비밀번호나 키({masked})가 적혀 있습니다.", "A password or key ({masked}) is written here."
)
_HINT = Text(
    "지우고 바로 바꾸세요. 이력에 남아 있습니다.",
    "Delete it and change it at once: the history keeps it.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.secret", severity=Severity.ERROR, document=check)
