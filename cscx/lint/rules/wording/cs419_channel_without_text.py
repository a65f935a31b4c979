"""어떤 채널의 글이 없다 · Channel without a text

무엇: 절차가 쓰는 채널 가운데 스크립트의 글이 없는 채널이 있다.
What: An SOP serves a channel for which the script it says has no text.

왜: 그 채널의 상담사는 할 말을 스스로 지어낸다.
Why: On that channel agents make up their own words.

나쁜 예 · Bad:
    # procedures/return.yaml
    channels: [전화, 채팅]
    # scripts/refused.yaml
    ⟦text⟧:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.

좋은 예 · Good:
    # procedures/return.yaml
    channels: [전화, 채팅]
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.
      채팅: |
        고객님, 반품 기한(<fact:반품기한>)이 지났어요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.texts import RETIRED
from cscx.messages import Text

_NO_TEXT = Text("{channel}에서 할 말이 없습니다.", "There is no text for {channel}.")
_ADD = Text("`text`에 ‘{channel}: |’을 더하세요.", "Add '{channel}: |' to `text`.")
_SAID = Text(
    "이 절차가 {channel}에서 이 스크립트를 씁니다.", "This SOP says the script on {channel}."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every channel a script lacks, once, although an SOP that says it serves the channel.

    A script with none of the SOP's channels is a mistake of the SOP's step.
    """
    reported: set[tuple[str, str]] = set()
    for document, sop in corpus.of(Sop):
        if not sop.channels or sop.status == RETIRED:
            continue
        for index, step in enumerate(sop.steps):
            script = corpus.find("script", step.say) if step.say else None
            if script is None or not isinstance(script.body, Script):
                continue
            missing = [name for name in sop.channels if name not in script.body.text]
            if len(missing) == len(sop.channels):
                continue
            for channel in missing:
                if (script.name, channel) not in reported:
                    reported.add((script.name, channel))
                    note = Note(Place(document, ("steps", index, "say")), _SAID(channel=channel))
                    place = Place(script.document, ("text",), on_key=True)
                    yield Finding(place, _NO_TEXT(channel=channel), _ADD(channel=channel), (note,))


RULE = Rule(
    code="CS419", name="wording.channel-without-text", severity=Severity.WARNING, corpus=check
)
