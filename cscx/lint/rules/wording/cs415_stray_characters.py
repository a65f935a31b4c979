"""빈칸이나 글자가 이상하다 · Stray blanks and full-width characters

무엇: 글 가운데 빈칸이 둘 이상이거나, 전각 숫자·영문(１２Ａ)을 썼다.
What: Two or more blanks inside a text, or full-width digits and letters.

왜: 문자와 채팅에는 그대로 간다. 전각 숫자는 검색에도 걸리지 않는다.
Why: Messages show them as they are, and search does not find full-width digits.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님,⟦  ⟧기한이 지났습니다.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지났습니다.
      채팅: |
        고객님, 기한이 지났어요.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Replacement, Rule, part
from cscx.lint.rules.wording.texts import live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_STRAY = pattern(r"(?<=\S)[ \t]{2,}(?=\S)|[０-９Ａ-Ｚａ-ｚ]+")
_BLANKS = Text("빈칸이 {count}개입니다.", "There are {count} blanks.")
_WIDE = Text(
    "‘{text}’{text:은/는} 전각 글자입니다.", "{text!r} is written in full-width characters."
)
_WRITE = Text("‘{plain}’{plain:으로/로} 쓰세요.", "Write {plain!r}.")
_ONE = Text("한 칸만 띄우세요.", "Leave one.")
_CHANGE = Text("‘{plain}’{plain:으로/로} 바꾸기", "Change to {plain!r}")
_ONE_BLANK = Text("한 칸으로 줄이기", "Leave one blank")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every run of blanks and full-width characters in one-line and spoken texts.

    Prose is Markdown, where blanks may align a table.
    """
    wording = document.wording
    raw = wording.encode("utf-8", "surrogatepass")
    wide = b"\xef\xbc" in raw or b"\xef\xbd" in raw  # full-width digits and letters
    if not wide and "  " not in wording and "\t" not in wording:
        return
    for text in live_texts(document):
        if not wide and "  " not in text.text and "\t" not in text.text:
            continue
        if text.role == "prose" and "|" in text.text:
            continue
        for found in _STRAY.finditer(text.text):
            place = place_of(document, text, found.start(), found.end())
            if found[0].isspace():
                fix = Replacement(_ONE_BLANK, part(place, " "))
                yield Finding(place, _BLANKS(count=len(found[0])), _ONE, fix=fix)
            else:
                plain = unicodedata.normalize("NFKC", found[0])
                fix = Replacement(_CHANGE(plain=plain), part(place, plain))
                yield Finding(place, _WIDE(text=found[0]), _WRITE(plain=plain), fix=fix)


RULE = Rule(
    code="CS415",
    name="wording.stray-characters",
    severity=Severity.WARNING,
    document=check,
    fixable=True,
)
