"""계좌번호 · Bank account

무엇: 은행이나 계좌라는 말 가까이에 계좌번호가 있다.
What: A bank account number stands near the word for a bank or account.

왜: 계좌번호는 보안 입력으로만 받는다. 글에 남은 계좌는 잘못된 송금으로 이어진다.
Why: Account numbers are taken by secure entry only; one left in a text leads to wrong transfers.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 환불 계좌 ⟦000-123-456789⟧ 예금주를 확인한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 환불 계좌의 예금주를 확인한다.
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

_CODE = "CS705"
_WRITTEN = Text(
    "계좌번호({masked})가 적혀 있습니다.", "A bank account number ({masked}) is written here."
)
_HINT = Text(
    "지우세요. 회사의 공개된 계좌라면 설정의 [lint] allow에 적으세요.",
    "Delete it; a public account of the company goes under allow of [lint] in the settings.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every one of them in the text of the file."""
    return findings(_CODE, document, settings, _WRITTEN, _HINT)


RULE = Rule(code=_CODE, name="privacy.bank-account", severity=Severity.ERROR, document=check)
