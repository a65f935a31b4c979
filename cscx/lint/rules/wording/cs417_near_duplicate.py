"""거의 같은 문서 · Nearly the same document

무엇: 두 절차나 두 스크립트의 글이 거의 같다. 같은 유형의 문서만, 두 글자씩 겹치는 만큼을 본다. 폐기한 문서와 다음 판은 보지 않는다.
What: Two procedures, or two scripts, say nearly the same, by the pairs of letters they share. Retired documents and coming versions are left out.

왜: 한쪽만 고치면 같은 문의에 두 가지 답이 나가고, 찾은 사람은 어느 쪽이 맞는지 모른다.
Why: When one of them is changed the other gives the old answer, and who finds both cannot tell which holds.

나쁜 예 · Bad:
    # scripts/received.yaml
    kind: script
    title: ⟦반품 받았을 때⟧
    summary: 반품을 받을 때 말한다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    slots: {고객명: 김하늘}
    text:
      전화: |
        {고객명} 고객님, 반품 접수해 드리겠습니다.
        배송비 <fact:반품배송비>을 빼고 환불해 드립니다.
      채팅: |
        {고객명} 고객님, 반품 접수했어요. 배송비 <fact:반품배송비>을 빼고 환불해 드려요.
    must_say: [배송비]

좋은 예 · Good:
    # scripts/received.yaml
    kind: script
    title: 반품 상품 도착 안내
    summary: 돌아온 상품이 창고에 닿았을 때 말한다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    slots: {고객명: 김하늘}
    text:
      전화: |
        {고객명} 고객님, 보내 주신 상품이 오늘 창고에 닿았습니다.
        상태를 보고 환불 금액을 문자로 알려 드리겠습니다.
      채팅: |
        {고객명} 고객님, 보내 주신 상품이 오늘 창고에 닿았어요. 환불 금액은 문자로 알려 드려요.
    # scripts/accepted.yaml
    replies:
      - customer: 언제 환불돼요?
        use: received
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.texts import is_retired
from cscx.lint.sketches import KINDS, sketches
from cscx.messages import Text
from cscx.search.duplicates import near_duplicates

_SAME = Text(
    "{share}%가 {other}{other:과/와} 같은 글입니다.",
    "{share}% of this is the same text as {other}.",
)
_HINT = Text(
    "하나로 합치고 한쪽을 폐기(status: retired)하거나, 서로 다른 일이면 다른 점이 드러나게 쓰세요.",
    "Make one of the two and retire the other, or let each say what sets it apart.",
)
_OTHER = Text("거의 같은 문서", "nearly the same document")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every procedure and script that is nearly an earlier one."""
    by_kind: dict[str, list[Document]] = defaultdict(list)
    for document in corpus.documents:
        if document.kind is not None and document.kind.name in KINDS and _stands_alone(document):
            by_kind[document.kind.name].append(document)
    for documents in by_kind.values():
        yield from _among(corpus, documents)


def _stands_alone(document: Document) -> bool:
    """Whether the document is in use, and no coming version, which is like the one it replaces."""
    return not is_retired(document) and not document.value_at(("replaces",))


def _among(corpus: Corpus, documents: list[Document]) -> Iterator[Finding]:
    def text(number: int) -> str:
        return documents[number].wording

    for later, earlier, likeness in near_duplicates(sketches(corpus, documents), text):
        document, other = documents[later], documents[earlier]
        yield Finding(
            Place(document, ("title",)),
            _SAME(share=int(likeness * 100), other=other.id),
            _HINT,
            (Note(Place(other, ("title",)), _OTHER),),
        )


RULE = Rule(code="CS417", name="wording.near-duplicate", severity=Severity.WARNING, corpus=check)
