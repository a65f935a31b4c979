"""쓰지 않는 칸이다 · Unused slot

무엇: `slots`에 있는 칸이 어느 채널의 글에도 없다.
What: A slot of a script stands in none of its texts.

왜: 상담사 화면이 쓰지 않을 것을 채우라고 한다. 글에 넣는 것을 잊었을 때가 많다.
Why: The agent is asked to fill in something that is never said; often the text forgot it.

나쁜 예 · Bad:
    # scripts/refused.yaml
    slots:
      ⟦수령일⟧: 11월 2일

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
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.wording.slots import used
from cscx.lint.rules.wording.texts import is_retired
from cscx.messages import Text
from cscx.settings import Settings

_UNUSED = Text("칸 ‘{name}’{name:을/를} 쓰는 글이 없습니다.", "No text uses the slot {name!r}.")
_HINT = Text(
    "글에 `{{{name}}}`{name:을/를} 넣거나 칸을 지우세요.",
    "Put `{{{name}}}` into a text, or delete the slot.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every declared slot that no text has."""
    script = document.body
    if not isinstance(script, Script) or not script.slots or is_retired(document):
        return
    said = {slot.name for slot in used(document)}
    for name in script.slots:
        if name not in said:
            place = Place(document, ("slots", name), on_key=True)
            yield Finding(place, _UNUSED(name=name), _HINT(name=name))


RULE = Rule(
    code="CS406",
    name="wording.unused-slot",
    severity=Severity.WARNING,
    document=check,
    kinds=("script",),
)
