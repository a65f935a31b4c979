"""한 줄 답이 길다 · Long summary

무엇: `summary`가 기준값을 채워 90자를 넘는다.
What: A `summary` has more than 90 characters, values filled in.

왜: 검색 결과에 그대로 나온다. 통화 중에는 한눈에 읽혀야 한다.
Why: Search shows it as it is, and in a call it has to be read at a glance.

나쁜 예 · Bad:
    # procedures/return.yaml
    summary: ⟦받은 날부터 기한 안이고 쓰지 않았으면 받고, 썼으면 줄어든 만큼 빼고, 기한이 지났으면 우수 고객만 바꿔 주며, 어느 쪽도 아니면 거절하고 대안을 권한 다음 상담 이력에 자세히 남긴다.⟧

좋은 예 · Good:
    # procedures/return.yaml
    summary: 기한 안이면 받는다. 썼으면 줄어든 만큼 빼고, 기한이 지났으면 거절하고 대안을 권한다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.wording.shown import as_shown
from cscx.lint.rules.wording.texts import RETIRED
from cscx.messages import Text

LONGEST = 90
_LONG = Text("한 줄 답이 {length}자입니다.", "The summary has {length} characters.")
_SHORTEN = Text(
    "{most}자 안에서 답부터 쓰고, 나머지는 본문에 쓰세요.",
    "Give the answer first, in {most} characters; the rest belongs below.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every summary that is longer when shown."""
    for document in corpus.documents:
        header = document.body
        if not isinstance(header, Header) or header.status == RETIRED:
            continue
        if len(header.summary) > LONGEST:
            length = len(as_shown(corpus, header.summary))
            if length > LONGEST:
                place = Place(document, ("summary",))
                yield Finding(place, _LONG(length=length), _SHORTEN(most=LONGEST))


RULE = Rule(code="CS416", name="wording.long-summary", severity=Severity.WARNING, corpus=check)
