"""Random Korean documents as owners lay them out: comments, quotes, block text, CRLF, BOM."""

# ruff: noqa: S311 - layouts need no secrecy

from __future__ import annotations

import random
import re
import unicodedata
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cscx.content.edit import same
from cscx.content.scalars import double_quoted, single_quoted
from cscx.content.source import load

_PIECES = st.sampled_from(
    [
        *"가나다환불고객 확인abcXYZ019:#-?*&!|>'\"%@`{}[],=~_.\\/",
        "😀",
        "👩‍👩‍👧",
        "ㄱ",
        "é",
        "\n",
        "<fact:반품기한>",
        "{고객명}",
        "---",
        "...",
        " # c",
        ": ",
        "- ",
        "7일 이하",
        "300,001",
    ]
)
TEXTS = st.lists(_PIECES, max_size=10).map("".join)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
KEYS = st.one_of(
    st.sampled_from(["title", "단계", "안내 문구", "a-b", "본인.확인"]),
    st.text("가나다abc_", min_size=1, max_size=5),
).map(lambda key: unicodedata.normalize("NFC", key))
_SCALARS = st.one_of(
    TEXTS, TEXTS, LINES, st.booleans(), st.none(), st.integers(-(10**6), 10**6), st.just(0.5)
)
_VALUES = st.recursive(
    _SCALARS,
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(KEYS, below, max_size=3)),
    max_leaves=10,
)
DATA = st.dictionaries(KEYS, _VALUES, min_size=1, max_size=5)


class Written(NamedTuple):
    """A document's data and one way in which it may be written."""

    data: dict[str, Any]
    raw: bytes


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """Data and its text, in a random layout."""
    data = draw(DATA)
    layout = _Layout(
        random.Random(draw(st.integers(0, 2**32))), draw(st.sampled_from(["\n", "\r\n"]))
    )
    text = layout.value(data, 0) + draw(st.sampled_from(["", "\n# 끝\n", "\n"])).replace(
        "\n", layout.newline
    )
    return Written(data, draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode())


class _Layout:
    def __init__(self, choice: random.Random, newline: str) -> None:
        self.choice = choice
        self.newline = newline

    def value(self, value: Any, indent: int, *, flow: bool = False) -> str:
        if isinstance(value, (dict, list)):
            if flow or not value or self.choice.random() < 0.15:
                return self._flow(value)
            return self._block(value, indent)
        if isinstance(value, str):
            return self._text(value, indent, flow=flow)
        if value is None:
            return self.choice.choice(["null", "~"] if flow else ["null", "~", ""])
        return str(value).lower() if isinstance(value, bool) else repr(value)

    def _flow(self, value: Any) -> str:
        if isinstance(value, dict):
            entries = (
                f"{double_quoted(k)}: {self.value(v, 0, flow=True)}" for k, v in value.items()
            )
            return "{" + ", ".join(entries) + "}"
        return "[" + ", ".join(self.value(item, 0, flow=True) for item in value) + "]"

    def _block(self, value: Any, indent: int) -> str:
        lines = []
        for entry in value.items() if isinstance(value, dict) else value:
            if self.choice.random() < 0.2:
                lines.append(" " * indent + "# 메모 " + self.choice.choice(["a", "b: c", "- d"]))
            if self.choice.random() < 0.1:
                lines.append("")
            key, below = entry if isinstance(value, dict) else (None, entry)
            head = " " * indent + ("-" if key is None else f"{self._key(key)}:")
            written = self.value(below, indent + 2)
            if isinstance(below, (dict, list)) and written[:1] not in ("[", "{"):
                lines += [head + self._comment(), written]
            elif written[:1] == "|":
                lines.append(f"{head} {written}")
            else:
                lines.append(head + (f" {written}" if written else "") + self._comment())
        return self.newline.join(lines)

    def _key(self, key: str) -> str:
        plain = re.fullmatch(r"[가-힣a-z_. -]+", key) and key[0] not in "-. "
        return key if plain and self.choice.random() < 0.7 else double_quoted(key)

    def _comment(self) -> str:
        return self.choice.choice(["", "", "  # 메모: x"])

    def _text(self, text: str, indent: int, *, flow: bool) -> str:
        ways = [double_quoted(text)]
        if "\n" not in text:
            ways.append(single_quoted(text))
            if text and text == text.strip() and self._reads_plain(text, flow=flow):
                ways += [text, text]
        body = text.rstrip("\n")
        if not flow and body and not text.startswith((" ", "\n")):
            chomp = {0: "-", 1: ""}.get(len(text) - len(body), "+")
            lines = [" " * indent + line if line else "" for line in body.split("\n")]
            ways += [
                self.newline.join([f"|{chomp}", *lines, *[""] * max(len(text) - len(body) - 1, 0)])
            ] * 3
        return self.choice.choice(ways)

    @staticmethod
    def _reads_plain(text: str, *, flow: bool) -> bool:
        loaded = load((f"[{text}]" if flow else f"k: {text}\n").encode())
        return not loaded.problems and same(loaded.value, [text] if flow else {"k": text})
