"""고객에게는 다른 말을 쓰기로 했다 · Preferred word

무엇: 고객에게 하는 말에 용어집이 `say`로 바꿔 말하기로 한 말이 있다.
What: A text for customers has a term for which the list of terms prefers another (`say`).

왜: 법률 용어나 회사 안의 말은 고객이 못 알아듣는다. 상담사마다 다른 말을 쓰면 다른 일로 들린다.
Why: Customers do not understand legal or internal words, and different words sound like different things.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나 ⟦환급⟧이 어렵습니다.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나 환불이 어렵습니다.
      채팅: |
        고객님, 기한이 지나 환불이 어려워요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.replacing import finding
from cscx.lint.rules.wording.spotting import Sort, spots, terms
from cscx.messages import Text

_PREFER = Text(
    "고객에게는 ‘{word}’ 대신 ‘{say}’{say:이라고/라고} 합니다.",
    "To customers we say {say!r}, not {word!r}.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every term in what customers hear or read for which another is preferred."""
    known = terms(corpus)
    for spot in spots(corpus, Sort.PREFERRED):
        say = known[spot.word].say
        message = _PREFER(word=spot.word, say=say)
        yield finding(corpus, spot, message, say, fixable=True)


RULE = Rule(
    code="CS402", name="wording.preferred-term", severity=Severity.ERROR, corpus=check, fixable=True
)
