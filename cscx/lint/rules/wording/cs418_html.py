"""글에 HTML이 있다 · HTML in a text

무엇: 글에 `<b>`, `<br>` 같은 HTML 태그나 `&nbsp;` 같은 부호가 있다.
What: A text has an HTML tag such as `<b>` or `<br>`, or an entity such as `&nbsp;`.

왜: 글은 HTML로 읽히지 않는다. 화면과 문자에 태그가 그대로 나온다.
Why: Texts are not read as HTML; the tag would be shown as it stands.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: ⟦<b>⟧주문 제작⟦</b>⟧ 상품

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 주문 제작 상품, 5 < 7인 경우
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.texts import live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_TAGS = (
    "a|abbr|article|b|big|blockquote|body|br|button|center|code|dd|del|details|div|dl|dt|em|embed|font"
    "|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|object|ol|p|pre|q"
    "|s|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr"
    "|u|ul|video"
)
_HTML = pattern(
    rf"<(?![a-z]+:)/?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-f]+);",
    re.IGNORECASE,
)
_TAG = Text(
    "HTML ‘{text}’{text:은/는} 그대로 보입니다.", "The HTML {text!r} is shown as it stands."
)
_MARKDOWN = Text(
    "지우세요. 굵게는 **글**, 목록은 ‘- ’, 새 줄은 `|` 아래에 줄을 바꿔 씁니다.",
    "Delete it. Bold is **text**, lists begin with '- ', new lines go below `|`.",
)
_CHARACTER = Text("그 글자를 그대로 쓰세요.", "Write the character itself.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every tag and entity in a text; `<script:…>` is a reference."""
    references = sum(reference.in_text for reference in document.references)
    if "&" not in document.text and document.text.count("<") == references:
        return
    for text in live_texts(document):
        for found in _HTML.finditer(text.text):
            place = place_of(document, text, found.start(), found.end())
            hint = _CHARACTER if found[0].startswith("&") else _MARKDOWN
            yield Finding(place, _TAG(text=found[0]), hint)


RULE = Rule(code="CS418", name="wording.html", severity=Severity.ERROR, document=check)
