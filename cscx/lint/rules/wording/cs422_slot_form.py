"""다른 도구의 칸 모양이다 · A slot in another tool's form

무엇: 칸을 `#{고객명}`, `${고객명}`, `{{고객명}}`처럼 썼다. 알림톡이나 메일 도구에서 옮긴 글이 그렇다.
What: A slot is written `#{…}`, `${…}` or `{{…}}`, as messaging and mail tools have it.

왜: 칸만 바뀌고 `#`과 남은 중괄호는 고객에게 그대로 간다.
Why: Only `{name}` is filled in; the sign and the other braces reach the customer.

나쁜 예 · Bad:
    # scripts/refused.yaml
    slots:
      수령일: 11월 2일
    text:
      전화: |
        고객님, ⟦#{수령일}⟧에 받으셔서 기한이 지났습니다.
      채팅: |
        고객님, {수령일}에 받으셔서 기한이 지났어요.

좋은 예 · Good:
    # scripts/refused.yaml
    slots:
      수령일: 11월 2일
    text:
      전화: |
        고객님, {수령일}에 받으셔서 기한이 지났습니다.
      채팅: |
        고객님, {수령일}에 받으셔서 기한이 지났어요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Replacement, Rule, part
from cscx.lint.rules.wording.slots import holds_slots
from cscx.lint.rules.wording.texts import live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_FOREIGN = pattern(r"[#$]\{(?P<one>[^{}\n]+)\}|\{\{[ ]*(?P<two>[^{}\n]+?)[ ]*\}\}")
_WRONG = Text("‘{text}’의 칸 모양이 다릅니다.", "{text!r} is another tool's form of a slot.")
_WRITE = Text("`{slot}`{name:으로/로} 고치세요.", "Write `{slot}`.")
_CHANGE = Text("`{slot}`{name:으로/로} 바꾸기", "Change to `{slot}`")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every slot of another form in what a script says."""
    if "{" not in document.text:
        return
    for text in live_texts(document):
        if not holds_slots(document, text):
            continue
        for found in _FOREIGN.finditer(text.text):
            name = found["one"] or found["two"]
            place = place_of(document, text, found.start(), found.end())
            slot = f"{{{name}}}"
            fix = Replacement(_CHANGE(slot=slot, name=name), part(place, slot))
            yield Finding(place, _WRONG(text=found[0]), _WRITE(slot=slot, name=name), fix=fix)


RULE = Rule(
    code="CS422",
    name="wording.slot-form",
    severity=Severity.ERROR,
    document=check,
    fixable=True,
    kinds=("script",),
)
