"""지키지 못할 약속이다 · Promise

무엇: 고객에게 하는 말에 ‘반드시’, ‘100%’, ‘보장’처럼 결과를 장담하는 말이 있다. ‘반드시 …해 주세요’ 같은 부탁은 괜찮다.
What: A text for customers guarantees a result. Requests to the customer are not meant.

왜: 어긋나면 회사가 약속을 어긴 것이 되고, 법적 책임이 될 수도 있다.
Why: If it fails, the company has broken its word, perhaps with legal consequences.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 다음에는 ⟦반드시⟧ 환불해 드리겠습니다.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품하실 때는 상자를 반드시 함께 보내 주세요.
      채팅: |
        고객님, 반품하실 때는 상자를 함께 보내 주세요.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.spotting import Sort, spots
from cscx.lint.rules.wording.texts import place_of, sentence_around
from cscx.messages import Text
from cscx.pattern import pattern

_REQUEST = pattern(
    r"주세요|주십시오|주시기|마세요|마십시오|바랍니다|셔야|해야 합니다|please", re.IGNORECASE
)
_PROMISES = Text("‘{word}’{word:은/는} 결과를 장담하는 말입니다.", "{word!r} guarantees a result.")
_SAY_WHEN = Text(
    "빼거나, 무엇을 언제까지 하는지로 바꾸세요.", "Leave it out, or say what is done and by when."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every guarantee in what customers hear or read, requests to them left out."""
    for spot in spots(corpus, Sort.PROMISE):
        if not _REQUEST.search(sentence_around(spot.text.text, spot.start, spot.end)):
            place = place_of(spot.document, spot.text, spot.start, spot.end)
            yield Finding(place, _PROMISES(word=spot.word), _SAY_WHEN)


RULE = Rule(code="CS403", name="wording.promise", severity=Severity.ERROR, corpus=check)
