"""개인 이메일 주소 · E-mail address of a person

무엇: 글, 예시, 주석에 개인의 것으로 보이는 이메일 주소가 있다. example.com과 help@ 같은 공용 주소는 괜찮다.
What: A text, example or comment holds an e-mail address that looks like a person's. example.com and role mailboxes such as help@ are fine.

왜: 사람이 바뀌면 아무도 받지 않는다. 고객의 주소라면 개인정보다.
Why: Nobody reads it when that person has left, and a customer's address is personal data.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 사진은 ⟦haneul.kim@onsaemall.local⟧ 주소로 받는다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 사진은 help@example.com 주소로 받는다.
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

_CODE = "CS709"
_WRITTEN = Text(
    "개인 이메일 주소({masked})가 적혀 있습니다.",
    "An e-mail address of a person ({masked}) is written here.",
)
_HINT = Text(
    "부서의 공용 주소를 쓰거나, 예시는 example.com으로 쓰세요.",
    "Use a role mailbox, or example.com in an example.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.personal-email", severity=Severity.WARNING, document=check)
