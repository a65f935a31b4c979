"""채널에 맞지 않는 스크립트 · Script without a text for the channels

무엇: SOP가 정한 채널 가운데 스크립트의 글이 있는 채널이 하나도 없다.
What: The script has no text for any of the SOP's channels.

왜: 상담사가 이 단계에서 말할 문장을 찾지 못한다.
Why: The agent finds no sentence to say at this step.

나쁜 예 · Bad:
    # procedures/return.yaml
    channels: [채팅]
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: ⟦accepted⟧
        next: 기록
    # scripts/accepted.yaml
    text:
      전화: |
        {고객명} 고객님, 배송비를 빼고 환불해 드립니다.

좋은 예 · Good:
    # procedures/return.yaml
    channels: [전화, 채팅]
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.steps import listed, live_sops
from cscx.messages import Text

_NO_TEXT = Text(
    "스크립트 ‘{script}’에 이 SOP의 채널({channels})에서 쓸 글이 없습니다.",
    "The script {script!r} has no text for the channels of this SOP ({channels}).",
)
_HINT = Text(
    "스크립트에 그 채널의 글을 더하거나, 다른 스크립트를 쓰세요.",
    "Add a text for such a channel to the script, or say another script.",
)
_TEXTS = Text("있는 글: {channels}", "texts it has: {channels}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every script said in an SOP that none of its channels can use."""
    for document, sop in live_sops(corpus):
        if not sop.channels:
            continue
        for at, step in enumerate(sop.steps):
            entry = corpus.find("script", step.say) if step.say else None
            if entry is None or not isinstance(entry.body, Script):
                continue
            if entry.body.text.keys().isdisjoint(sop.channels):
                here = Place(entry.document, ("text",), on_key=True)
                note = Note(here, _TEXTS(channels=listed(list(entry.body.text))))
                yield Finding(
                    Place(document, ("steps", at, "say")),
                    _NO_TEXT(script=step.say, channels=", ".join(sop.channels)),
                    _HINT,
                    (note,),
                )


RULE = Rule(code="CS524", name="flow.script-channel", severity=Severity.WARNING, corpus=check)
