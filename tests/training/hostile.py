"""A bank whose every text tries to break a format."""

from __future__ import annotations

from cscx.messages import same
from cscx.training.bank import Bank
from cscx.training.items.item import Item, Option, Proof, Source
from tests.training.sample import item

TEXTS = (
    "%10% 할인",
    "%-100%",
    "[html]<b>굵게</b>",
    "[plain]글",
    "=SUM(A1:A9)",
    "+82-2-000-0000",
    "-1",
    "@cmd|' /C calc'!A0",
    "\tTab",
    "'=앞에 따옴표",
    "＝전각",
    "~물결 #해시 {중괄호} 콜론: 역슬래시\\ = ->",
    "####까닭처럼",
    "::제목::",
    "// 주석처럼 보이는 줄",
    "$CATEGORY: 훔친 분류",
    "한 줄\n\n빈 줄 뒤\n// 주석\n}\n\n::새 문제:: {=맞음}",
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "</script><!-- ]]> --> <![CDATA[",
    "&lt;이미 바꾼 글&gt; &amp; &#37; &&010 &&058;",
    "{{c1::빈칸}} {{Question}} [sound:x.mp3] [latex]x[/latex] \\(y\\)",
    "😀👩\u200d👩\u200d👧 🇰🇷 4바이트 𠮷",
    "\u202e거꾸로 أهلا وسهلا שלום\u202c",
    'q"u\'o`t"e,s;and\ttabs',
    "줄\u2028갈림\u2029문단",
    "e\u0301 ㅎㅏㄴ 결합",
    "두  칸   띄움",
)


def _option(code: str, text: str, *, right: bool) -> Option:
    verdict = "right" if right else "wrong"
    return Option(code, same(text), verdict, Proof(None, same(text)), same(f"까닭 {text}"))  # type: ignore[arg-type]


def hostile_item(text: str, other: str, third: str) -> Item:
    """A question with three of the texts, the first in every place."""
    return item(
        case={"글": text},
        stems=(same(text),),
        options=(
            _option("a", text, right=True),
            _option("b", other, right=False),
            _option("c", third, right=False),
        ),
        why=same(text),
        sources=(Source(f"문서 {text}", text, ("rules", 0)),),
        tracks=("track-new-agent",),
        roles=(text,),
    )


def hostile_bank() -> Bank:
    """A question for each text."""
    turned = (*TEXTS[1:], TEXTS[0]), (*TEXTS[2:], *TEXTS[:2])
    return Bank(tuple(hostile_item(*texts) for texts in zip(TEXTS, *turned, strict=True)))
