"""없는 칸이다 · Undeclared slot

무엇: 스크립트 글의 `{칸}`이 `slots`에 없다.
What: A script's text has a `{slot}` that is not among its `slots`.

왜: 상담사가 무엇을 넣을지 모르고, 고객에게 중괄호가 그대로 간다.
Why: The agent does not know what to fill in, and the customer may get the braces.

나쁜 예 · Bad:
    # scripts/refused.yaml
    slots:
      수령일: 11월 2일
    text:
      전화: |
        고객님, {⟦수령 일⟧}에 받으셔서 기한이 지났습니다.

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
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.slots import declared, is_reference, used
from cscx.lint.rules.wording.texts import place_of
from cscx.lint.suggestion import meant_by, rename_if_sure
from cscx.messages import Text
from cscx.settings import Settings

_UNDECLARED = Text("칸 ‘{name}’{name:이/가} 없습니다.", "There is no slot {name!r}.")
_EMPTY = Text("칸에 이름이 없습니다.", "The slot has no name.")
_MATCH = Text("‘{meant}’{meant:으로/로} 맞추세요.", "Write {meant!r}.")
_ADD = Text("`slots`에 ‘{name}: 예’를 더하세요.", "Add '{name}: example' to `slots`.")
_NAME = Text("`slots`에 있는 이름을 쓰세요.", "Write a name from `slots`.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every slot in a script's texts that `slots` does not have."""
    if "{" not in document.text:
        return
    slots = declared(document)
    for slot in used(document):
        if slot.name in slots or is_reference(slot.name):
            continue
        place = place_of(document, slot.text, slot.start, slot.end)
        if not slot.name.strip():
            yield Finding(place, _EMPTY, _NAME)
            continue
        meant = meant_by(slot.name, slots)
        message = _UNDECLARED(name=slot.name)
        if meant is None:
            yield Finding(place, message, _ADD(name="".join(slot.name.split())))
        else:
            fix = rename_if_sure(place, slot.name, meant, slots)
            yield Finding(place, message, _MATCH(meant=meant), fix=fix)


RULE = Rule(
    code="CS405",
    name="wording.undeclared-slot",
    severity=Severity.ERROR,
    document=check,
    fixable=True,
    kinds=("script",),
)
