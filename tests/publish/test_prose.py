from __future__ import annotations

import html as html_module
import re
from html.parser import HTMLParser

import pytest

from cscx.publish import prose
from cscx.publish.prose import Shown

VALUES = {"반품기한": "7일", "주": "2주", "서울": "서울", "배송비": "6,000원"}


def lookup(kind: str, name: str) -> Shown:
    return Shown(VALUES.get(name, name), f"../facts/#{name}", kind)


def text_of(markup: str) -> str:
    return html_module.unescape(re.sub(r"<[^>]+>", "", markup))


def test_a_reference_becomes_a_link_that_prints_its_value() -> None:
    assert prose.line("기한은 <fact:반품기한> 안", lookup) == (
        '기한은 <a class="cx-fact" href="../facts/#반품기한">7일</a> 안'
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<fact:주>이 지나면", "2주가 지나면"),
        ("<fact:반품기한>가 지나면", "7일이 지나면"),
        ("<fact:배송비>를 뺀", "6,000원을 뺀"),
        ("<fact:서울>으로 보낸다", "서울로 보낸다"),
        ("<fact:주>은 기다린다", "2주는 기다린다"),
        ("<fact:주>이면 받는다", "2주면 받는다"),
        ("<fact:반품기한> 이 지나면", "7일 이 지나면"),
        ("<fact:주>이상 늦으면", "2주이상 늦으면"),
        ("(<fact:주>)이 지났어요", "(2주)이 지났어요"),
    ],
)
def test_the_particle_after_a_value_fits_the_value(written: str, read: str) -> None:
    assert text_of(prose.line(written, lookup)) == read
    assert text_of(prose.block(written, lookup)) == read


def test_an_angle_bracket_that_opens_no_reference_is_a_character() -> None:
    assert prose.line("3 < 5 <b>굵게</b>", lookup) == "3 &lt; 5 &lt;b&gt;굵게&lt;/b&gt;"
    assert "<b>" not in prose.block("<b>굵게</b> *강조*", lookup)


def test_markdown_makes_lists_and_emphasis() -> None:
    made = prose.block("먼저:\n\n- **하나**\n- 둘 <fact:주>을", lookup)
    assert "<li><strong>하나</strong></li>" in made
    assert text_of(made).endswith("둘 2주를\n")


def test_lines_of_a_block_stay_lines() -> None:
    assert "<br>" in prose.block("한 줄\n다음 줄", lookup)


def test_a_slot_waits_to_be_filled_and_its_particle_with_it() -> None:
    [paragraph] = prose.spoken("{대안}은 됩니다", lookup)
    assert paragraph.words == (
        '<span class="cx-slot" data-slot="대안">대안</span><span data-josa="은/는">은</span> 됩니다'
    )


def test_paragraphs_of_a_script_carry_their_labels() -> None:
    made = prose.spoken("[근거] 지났습니다.\n[대안] 수리는 됩니다.\n\n안내해 드릴까요?", lookup)
    assert [(p.label, text_of(p.words)) for p in made] == [
        ("근거", "지났습니다."),
        ("대안", "수리는 됩니다."),
        ("", "안내해 드릴까요?"),
    ]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'\"--></style></script><script>alert(1)</script>",
    "[누르세요](javascript:alert(1))",
    "[누르세요](JaVaScRiPt:alert(1))",
    "[누르세요](data:text/html;base64,PHNjcmlwdD4=)",
    "[누르세요](vbscript:x)",
    "[누르세요](  javascript:alert(1))",
    "![그림](x onerror=alert(1))",
    "<javascript:alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "${alert(1)}",
    "`<script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "<!-- 숨김 --><iframe src=//evil.example></iframe>",
    "[x](//evil.example)",
    '[x](http://ok.example "onmouseover=alert(1)")',
    "[x](<fact:반품기한>)",
    "[<fact:반품기한>](http://ok.example/<fact:주>)",
    "\ue0000\ue001",
    "a\ue0009\ue001b <fact:주>",
    '<fact:"><img src=x onerror=alert(1)>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{<script>alert(1)</script>}",
    '{"><img src=x onerror=alert(1)>}',
    "<b onmouseover=alert(1)>x{:onclick=alert(1)}",
    "{: onclick=alert(1) }",
    "* x\n{: onclick=alert(1) }",
]  # fmt: skip
ALLOWED = {
    "p",
    "br",
    "a",
    "b",
    "span",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "code",
    "pre",
    "blockquote",
}


class Inspector(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if name in ("href", "src") and value is not None:
                scheme = value.split(":", 1)[0].lower() if ":" in value else ""
                if scheme not in ("", "http", "https", "mailto", "tel") or value.startswith("//"):
                    self.found.append(value)

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_the_authors_is_executed(hostile: str) -> None:
    made = [str(prose.line(hostile, lookup)), str(prose.block(hostile, lookup))]
    made += [str(paragraph.words) for paragraph in prose.spoken(hostile, lookup)]
    for markup in made:
        inspector = Inspector()
        inspector.feed(markup)
        inspector.close()
        assert inspector.found == [], markup


def test_a_name_with_markup_is_shown_as_characters() -> None:
    def odd(kind: str, _name: str) -> Shown:
        return Shown('<img src=x onerror="alert(1)">', '"><script>', kind)

    for markup in (prose.line("<fact:x>", odd), prose.block("*a* <fact:x>", odd)):
        inspector = Inspector()
        inspector.feed(str(markup))
        assert inspector.found == []
