"""끝난 공지다 · Notice that has ended

무엇: 공지가 끝난 날이 지났다.
What: The last day of a notice lies in the past.

왜: 화면에서는 저절로 사라지지만, 목록에 쌓이면 지금 공지를 찾기 어렵다.
Why: Pages drop it by themselves, but the list fills up and hides what holds today.

나쁜 예 · Bad:
    # reference/notices.yaml
    kind: notices
    items:
      강원폭설:
        title: 폭설로 강원 배송 지연
        text: 강원 지역 배송이 늦습니다.
        from: 2026-11-03
        until: ⟦2026-11-05⟧

좋은 예 · Good:
    # reference/notices.yaml
    kind: notices
    items:
      강원폭설:
        title: 폭설로 강원 배송 지연
        text: 강원 지역 배송이 늦습니다.
        from: 2026-11-19
        until: 2026-11-25
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.notices import Notices
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_ENDED = Text(
    "공지 ‘{name}’{name:은/는} {until}에 끝났습니다.", "The notice {name!r} ended on {until}."
)
_DELETE = Text(
    "목록에서 지우거나 끝나는 날을 늦추세요.", "Delete it from the list, or let it end later."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every notice whose last day is past; one that ends before it begins is told of by CS305."""
    today = corpus.as_of.isoformat()
    for document, notices in corpus.of(Notices):
        for name, notice in notices.items.items():
            if notice.from_[:10] <= notice.until[:10] < today:
                place = Place(document, ("items", name, "until"))
                yield Finding(place, _ENDED(name=name, until=notice.until), _DELETE)


RULE = Rule(code="CS312", name="ownership.notice-ended", severity=Severity.WARNING, corpus=check)
