"""꼭 할 말이 빠졌다 · Required words missing

무엇: `must_say`에 적은 말이 어느 채널의 글에 없다. 빈칸은 따지지 않는다.
What: Words under `must_say` are missing from a channel's text; blanks do not count.

왜: 법이나 회사가 꼭 알리라고 한 것을 그 채널 고객만 듣지 못한다.
Why: Customers of that channel are not told what they must be told.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한이 지나 교환으로 도와드리겠습니다.
      ⟦채팅⟧: |
        고객님, 반품 기한이 지났어요.
    must_say: [교환]

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한이 지나 교환으로 도와드리겠습니다.
      채팅: |
        고객님, 반품 기한이 지나 교환으로 도와드릴게요.
    must_say: [교환]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.texts import REFERENCE, RETIRED
from cscx.messages import Text
from cscx.settings import Settings

_MISSING = Text(
    "{channel} 글에 꼭 할 말 ‘{phrase}’{phrase:이/가} 없습니다.",
    "The text for {channel} lacks {phrase!r}, which must be said.",
)
_ADD = Text(
    "글에 넣거나 `must_say`에서 빼세요.", "Put it into the text, or take it off `must_say`."
)
_WANTED = Text("꼭 하기로 한 말입니다.", "It must be said.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every required phrase and channel whose text does not have it."""
    script = document.body
    if not isinstance(script, Script) or not script.must_say or script.status == RETIRED:
        return
    for channel, text in script.text.items():
        said = "".join(REFERENCE.sub("\0", text).split())
        for index, phrase in enumerate(script.must_say):
            if "".join(phrase.split()) not in said:
                place = Place(document, ("text", channel), on_key=True)
                note = Note(Place(document, ("must_say", index)), _WANTED)
                yield Finding(place, _MISSING(channel=channel, phrase=phrase), _ADD, (note,))


RULE = Rule(
    code="CS413",
    name="wording.must-say-missing",
    severity=Severity.ERROR,
    document=check,
    kinds=("script",),
)
