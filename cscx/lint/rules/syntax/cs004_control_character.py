r"""제어 문자 · Control character

무엇: 눈에 보이지 않는 제어 문자, 특수한 줄바꿈(NEL, U+2028), 파일 가운데의 BOM이 들어 있다.
What: A control character, an odd line break (NEL, U+2028) or a byte-order mark inside the file.

왜: 프로그램마다 다르게 읽어서 글이 잘리거나 줄이 나뉜다.
Why: Programs disagree about it: text is cut or lines are split.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: 반품⟦\u0007⟧ 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS004", name="syntax.control-character", severity=Severity.ERROR)
