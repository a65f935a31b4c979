"""사람마다 다르게 읽는 말이다 · Vague word

무엇: ‘적절한’, ‘필요시’, ‘현저히’, ‘빠른 시일’처럼 기준이 없는 말이 있고, 그 문장에 수나 기준값이 없다.
What: A word such as 적절한 (appropriate) or 빠른 시일 (soon) stands in a sentence without a number or fact.

왜: 상담사마다 다르게 판단하고, 고객과 다투게 된다.
Why: Every agent decides differently, and customers dispute it.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: 가치가 ⟦현저히⟧ 줄어든 상품

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 세탁하거나 태그를 뗀 상품
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.spotting import Sort, spots
from cscx.lint.rules.wording.texts import place_of, sentence_around
from cscx.messages import Text
from cscx.pattern import pattern

_MEASURED = pattern(r"<fact:|[0-9]")
_SYMPATHY = pattern(r" ?(?:이해|공감|헤아)")
_VAGUE = Text("‘{word}’의 기준이 없습니다.", "{word!r} has no measure.")
_MEASURE = Text(
    "수와 단위나 `<fact:…>`로, 또는 눈으로 볼 수 있는 것으로 바꾸세요.",
    "Say it with a number, a `<fact:…>`, or something an agent can see.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every vague word whose sentence has nothing to measure it by."""
    for spot in spots(corpus, Sort.VAGUE):
        text = spot.text.text
        if _MEASURED.search(sentence_around(text, spot.start, spot.end)):
            continue
        if _SYMPATHY.match(text, spot.end):
            continue
        place = place_of(spot.document, spot.text, spot.start, spot.end)
        yield Finding(place, _VAGUE(word=spot.word), _MEASURE)


RULE = Rule(code="CS412", name="wording.vague", severity=Severity.WARNING, corpus=check)
