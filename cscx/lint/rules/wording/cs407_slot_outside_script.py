"""칸을 쓸 수 없는 자리다 · Slot outside a script

무엇: 스크립트의 글이 아닌 곳에 `{칸}`이 있다.
What: A `{slot}` stands in a text that is not a script's.

왜: 채울 칸은 스크립트에만 있다. 다른 글에서는 중괄호가 그대로 보인다.
Why: Only scripts have slots to fill; elsewhere the braces are shown as they are.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: "⟦{상품명}⟧처럼 주문 제작한 상품"

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 주문 제작한 상품
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.slots import holds_slots, is_reference, slots_in
from cscx.lint.rules.wording.texts import live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_LIKE_A_SLOT = pattern(r"[가-힣A-Za-z][가-힣A-Za-z0-9 ·.-]*\Z")
_OUTSIDE = Text("여기에는 칸을 쓸 수 없습니다.", "There are no slots here.")
_MOVE = Text(
    "고객에게 할 말이면 스크립트로 옮기고, 아니면 풀어 쓰세요.",
    "Move it to a script if it is said to customers; else write it out.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every slot in a text that is not what a script says."""
    if "{" not in document.wording:
        return
    for text in live_texts(document):
        if "{" in text.text and not holds_slots(document, text):
            for slot in slots_in(text):
                if _LIKE_A_SLOT.match(slot.name) and not is_reference(slot.name):
                    place = place_of(document, text, slot.start - 1, slot.end + 1)
                    yield Finding(place, _OUTSIDE, _MOVE)


RULE = Rule(
    code="CS407", name="wording.slot-outside-script", severity=Severity.ERROR, document=check
)
