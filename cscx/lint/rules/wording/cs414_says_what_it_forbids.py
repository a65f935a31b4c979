"""하지 말라는 말을 한다 · Script that says what it forbids

무엇: `never_say`나 `instead`의 `not`에 적은 말이 그 스크립트의 글에 있다.
What: Words under `never_say`, or the `not` of `instead`, stand in the script's own text.

왜: 상담사는 글을 그대로 읽는다.
Why: Agents read the text as it stands.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나서 ⟦안 됩니다⟧.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나서 어렵습니다.
      채팅: |
        고객님, 기한이 지나서 어려워요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.script import Script
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.texts import RETIRED, live_texts
from cscx.messages import Text
from cscx.settings import Settings

_SAID = Text(
    "하지 말라고 한 ‘{phrase}’{phrase:을/를} 씁니다.", "It says {phrase!r}, which it forbids."
)
_SAY = Text("‘{say}’처럼 바꾸세요.", "Say for example {say!r}.")
_CHANGE = Text("다른 말로 바꾸세요.", "Say it otherwise.")
_FORBIDDEN = Text("여기서 하지 말라고 했습니다.", "It is forbidden here.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every phrase in what a script says, its own `instead` included, that it forbids."""
    script = document.body
    if not isinstance(script, Script) or script.status == RETIRED:
        return
    if not script.never_say and not script.instead:
        return
    spoken = [
        (text, text.text.replace("\n", " "))
        for text in live_texts(document)
        if text.role == "spoken"
    ]
    for phrase, path, say in _forbidden(script):
        for text, said in spoken:
            for start in _all_of(phrase, said):
                place = Place(document, text.path, start=start, end=start + len(phrase))
                hint = _SAY(say=say) if say else _CHANGE
                note = Note(Place(document, path), _FORBIDDEN)
                yield Finding(place, _SAID(phrase=phrase), hint, (note,))


def _all_of(phrase: str, said: str) -> Iterator[int]:
    start = said.find(phrase)
    while start >= 0:
        yield start
        start = said.find(phrase, start + len(phrase))


def _forbidden(script: Script) -> Iterator[tuple[str, Path, str]]:
    for index, phrase in enumerate(script.never_say):
        yield phrase, ("never_say", index), ""
    for index, instead in enumerate(script.instead):
        yield instead.not_, ("instead", index, "not"), instead.say


RULE = Rule(
    code="CS414",
    name="wording.says-what-it-forbids",
    severity=Severity.ERROR,
    document=check,
    kinds=("script",),
)
