"""How a question looks in Anki: the fields of a note, the two sides of its card, their style."""

from __future__ import annotations

from typing import Any

from cscx.messages import Language, Text

FIELDS = ("Id", "Question", "Options", "Answer", "Why", "Source")
MODEL = 1_763_769_600_001
"""The note type's id: another one only for other fields, since Anki would import every note anew."""
_SORTED_BY = FIELDS.index("Question")
_NAME = Text("CSCX 문제", "CSCX question")
_CARD = Text("문제", "Question")
_FRONT = '<div class="mathjax_ignore"><p class="question">{{Question}}</p>{{Options}}</div>'
_BACK = (
    "{{FrontSide}}"
    '<hr id="answer"><div class="mathjax_ignore"><p class="key">{{Answer}}</p>'
    '<p>{{Why}}</p><p class="source">{{Source}}</p></div>'
)
_STYLE = """.card { font-family: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif;
  font-size: 18px; line-height: 1.6; text-align: left; word-break: keep-all; max-width: 38rem; margin: 0 auto; padding: 1rem; }
.options { padding-left: 1.5rem; }
.options li { margin: .35rem 0; }
.key { font-weight: 700; color: #15623a; }
.nightMode .key { color: #83d6a5; }
.source { font-size: .85em; opacity: .8; }
"""


def notetype(moment: int, language: Language) -> dict[str, Any]:
    """The note type as a collection of schema 11 holds it."""
    fields = [
        {"name": name, "ord": at, "font": "Arial", "size": 20, "sticky": False, "rtl": False, "media": []}
        for at, name in enumerate(FIELDS)
    ]  # fmt: skip
    template = {
        "name": _CARD.to(language), "ord": 0, "qfmt": _FRONT, "afmt": _BACK,
        "bqfmt": "", "bafmt": "", "did": None,
    }  # fmt: skip
    return {
        "id": MODEL, "name": _NAME.to(language), "type": 0, "mod": moment, "usn": 0,
        "sortf": _SORTED_BY, "did": 1, "tmpls": [template], "flds": fields, "css": _STYLE,
        "latexPre": "", "latexPost": "", "req": [[0, "any", [1, 2]]], "tags": [], "vers": [],
    }  # fmt: skip
