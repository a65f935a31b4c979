"""읽어 주기에 길다 · Too long to read aloud

무엇: 스크립트를 소리 내어 읽으면 그 채널의 `read_aloud`보다 오래 걸린다. 1분에 330음절로 셈한다.
What: Reading a script's text aloud takes longer than its channel's `read_aloud`, at 330 syllables a minute.

왜: 고객은 긴 말을 끝까지 듣지 않는다. 중간에 끊고 되묻는다.
Why: Nobody listens to the end; the customer breaks in and asks again.

나쁜 예 · Bad:
    # reference/channels.yaml
    items:
      전화:
        hours: 영업시간
        read_aloud: 12초
      채팅:
        hours: 매일 09:00-22:00
    # scripts/refused.yaml
    text:
      ⟦전화⟧: |
        고객님, 확인해 보니 받으신 날부터 반품 기한이 지나서 환불해 드리기 어렵습니다. 대신 교환이나 수리를 안내해 드릴 수 있으니 원하시는 쪽을 말씀해 주시면 바로 도와드리겠습니다.
      채팅: |
        고객님, 기한이 지났어요.

좋은 예 · Good:
    # reference/channels.yaml
    items:
      전화:
        hours: 영업시간
        read_aloud: 12초
      채팅:
        hours: 매일 09:00-22:00
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나서 반품이 어렵습니다.
      채팅: |
        고객님, 기한이 지났어요.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from cscx.content.corpus import Corpus
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.shown import as_shown
from cscx.lint.rules.wording.speech import seconds
from cscx.lint.rules.wording.texts import RETIRED
from cscx.messages import Text
from cscx.worktime import parse_duration

_LONG = Text(
    "{channel} 글을 읽으면 {seconds}초쯤 걸립니다. {most}초까지입니다.",
    "Reading the text for {channel} takes about {seconds} seconds; the limit is {most}.",
)
_SPLIT = Text(
    "줄이거나 고객의 답을 기다리는 곳에서 나누세요.",
    "Shorten it, or split it where the customer answers.",
)
_LIMIT = Text("이 채널의 한도입니다.", "The limit of this channel.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text that takes longer to read than its channel allows."""
    limits = _limits(corpus)
    if not limits:
        return
    for document, script in corpus.of(Script):
        if script.status == RETIRED:
            continue
        for channel in limits.keys() & script.text.keys():
            taken = seconds(as_shown(corpus, script.text[channel], script.slots))
            if taken > limits[channel]:
                place = Place(document, ("text", channel), on_key=True)
                most = f"{limits[channel]:g}"
                message = _LONG(channel=channel, seconds=ceil(taken), most=most)
                yield Finding(place, message, _SPLIT, _note(corpus, channel))


def _limits(corpus: Corpus) -> dict[str, float]:
    """Seconds by channel."""
    found = {}
    for name, channel in corpus.items("channel").items():
        duration = parse_duration(channel.read_aloud or "")
        if duration is not None and duration.seconds is not None:
            found[name] = float(duration.seconds)
    return found


def _note(corpus: Corpus, channel: str) -> tuple[Note, ...]:
    entry = corpus.find("channel", channel)
    return (Note(Place(entry.document, (*entry.path, "read_aloud")), _LIMIT),) if entry else ()


RULE = Rule(code="CS409", name="wording.too-long-to-read", severity=Severity.WARNING, corpus=check)
