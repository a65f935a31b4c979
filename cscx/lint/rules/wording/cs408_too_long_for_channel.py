"""채널 한도보다 길다 · Too long for the channel

무엇: 스크립트의 글이 그 채널에서 한 번에 보낼 수 있는 글자 수를 넘는다. 기준값과 칸의 예를 채운 길이로 센다.
What: A script's text has more characters than one message of its channel may have, values and example slots filled in.

왜: 보내기가 실패하거나 중간에서 잘린다.
Why: The message fails, or is cut off in the middle.

나쁜 예 · Bad:
    # reference/channels.yaml
    items:
      전화:
        hours: 영업시간
      채팅:
        hours: 매일 09:00-22:00
        max_chars: 25
    # scripts/accepted.yaml
    text:
      전화: |
        {고객명} 고객님, 배송비를 빼고 환불합니다.
      ⟦채팅⟧: |
        {고객명} 고객님, 반품 접수했고 배송비를 빼고 환불해 드려요.

좋은 예 · Good:
    # reference/channels.yaml
    items:
      전화:
        hours: 영업시간
      채팅:
        hours: 매일 09:00-22:00
        max_chars: 40
    # scripts/accepted.yaml
    text:
      전화: |
        {고객명} 고객님, 배송비 <fact:반품배송비>을 빼고 환불합니다.
      채팅: |
        {고객명} 고객님, 배송비 <fact:반품배송비>을 빼고 환불해요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.shown import as_shown
from cscx.lint.rules.wording.texts import RETIRED
from cscx.messages import Text

_LONG = Text(
    "{channel} 글이 {length}자입니다. 한 번에 {most}자까지 보냅니다.",
    "The text for {channel} has {length} characters; one message has {most} at most.",
)
_SHORTEN = Text("{over}자를 줄이세요.", "Shorten it by {over} characters.")
_LIMIT = Text("이 채널의 한도입니다.", "The limit of this channel.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text longer than its channel takes."""
    limits = {n: c.max_chars for n, c in corpus.items("channel").items() if c.max_chars}
    if not limits:
        return
    for document, script in corpus.of(Script):
        if script.status == RETIRED:
            continue
        for channel, text in script.text.items():
            most = limits.get(channel)
            if most is None:
                continue
            length = len(as_shown(corpus, text, script.slots))
            if length > most:
                place = Place(document, ("text", channel), on_key=True)
                message = _LONG(channel=channel, length=length, most=most)
                yield Finding(place, message, _SHORTEN(over=length - most), _note(corpus, channel))


def _note(corpus: Corpus, channel: str) -> tuple[Note, ...]:
    entry = corpus.find("channel", channel)
    return (Note(Place(entry.document, (*entry.path, "max_chars")), _LIMIT),) if entry else ()


RULE = Rule(
    code="CS408", name="wording.too-long-for-channel", severity=Severity.ERROR, corpus=check
)
