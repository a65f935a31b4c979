"""The slips owners make that YAML refuses or changes silently, all of a file in one pass.

Each slip is found on its line, before any parser. The text it spoils is then covered by as many
harmless characters, so that the rest of the file can still be read and every position stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.problems import Problem
from cscx.diagnostic import Edit
from cscx.messages import Text

_SENTENCE_ITEM = r"(?:[?!]|[가-힣](?:요|다|죠|까))"
# What parses but does not mean what it says: a cheap look over the whole file decides whether to scan.
_SILENT_COMMENT = re.compile(r"[^\s#] #[^\s!]")
_SILENT_LIST = re.compile(r"(?:[?!]|[요다죠까])[ ]*[,\]]")

_LINE = re.compile(
    r"""^(?P<indent>[ \t]*)(?P<dashes>(?:-[ ]+)*)
        (?:(?P<key>[^\s"'{\[#&*!|>%@`-][^:：#\n]*?)(?P<colon>:(?=[ \t]|$)|：)[ \t]*)?
        (?P<value>.*)$""",
    re.VERBOSE,
)
_BLOCK = re.compile(r"(?:^|[ \t])[|>][-+0-9]*[ \t]*(?:#.*)?$")
_CLOSED_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>.*)$""")
_SLOT_FIRST = re.compile(r"\{[^:{},\[\]]+\}")
_FLOW_SYMBOL = re.compile(r"""(?<=[:,\[ ])[ ]*(?P<symbol>[<>]=?|[%@`])(?![^,}\]]*>)""")
_HASH = re.compile(r"(?<=[^\s])[ \t]+#(?=[^\s!])")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_FLOW_SENTENCES = re.compile(rf"\[(?=[^\[\]]*,)[^\[\]]*[^\s,\[] [^,\[\]]*{_SENTENCE_ITEM}\s*(?:,[^\[\]]*)?\]")


class Scanned(NamedTuple):
    """Problems found, and the text with the unreadable parts covered."""

    problems: list[Problem]
    masked_text: str
    masked: tuple[tuple[int, int], ...]


class _Line(NamedTuple):
    start: int
    text: str
    indent: str
    value_at: int
    value: str
    has_key: bool
    wide_colon: int


_Cover = tuple[int, int, str]
_Found = tuple[Problem, _Cover | None]


def suspects(text: str) -> bool:
    """Whether a file that parses may hold a slip all the same; cheap."""
    return (" #" in text and _SILENT_COMMENT.search(text) is not None) or (
        "[" in text and _SILENT_LIST.search(text) is not None
    )


def scan(text: str) -> Scanned:
    """Look at every line outside block text for the slips of this module."""
    problems: list[Problem] = []
    covers: list[_Cover] = []
    for line in _lines(text):
        for problem, cover in _slips(line):
            problems.append(problem)
            if cover is not None:
                covers.append(cover)
    masked_text = text
    for start, end, replacement in reversed(covers):
        masked_text = masked_text[:start] + replacement + masked_text[end:]
    return Scanned(problems, masked_text, tuple((start, end) for start, end, _ in covers))


def _lines(text: str) -> Iterator[_Line]:
    start, block_indent = 0, -1
    for raw in text.split("\n"):
        at, start = start, start + len(raw) + 1
        line = raw.rstrip("\r")
        blank = not line.strip()
        indent = len(line) - len(line.lstrip(" \t"))
        if block_indent >= 0 and (blank or indent > block_indent):
            continue
        block_indent = -1
        if blank or line[indent] == "#":
            continue
        found = _LINE.match(line)
        if found is None:
            continue
        value = found["value"].rstrip()
        if _BLOCK.search(line):
            block_indent = indent + len(found["dashes"])
            if value[:1] in "|>":
                value = ""
        wide = found.start("colon") if found["colon"] == "：" else -1
        yield _Line(at, line, found["indent"], found.start("value"), value, bool(found["key"]), wide)


def _slips(line: _Line) -> Iterator[_Found]:
    if "\t" in line.indent:
        yield _tab(line)
    if line.wide_colon >= 0:
        yield _wide_colon(line)
    elif line.value:
        found = _value_slip(line)
        if found is not None:
            yield found
        else:
            yield from _silent_slips(line)


def _value_slip(line: _Line) -> _Found | None:
    value, first = line.value, line.value[0]
    if first == "{" and (slot := _SLOT_FIRST.match(value)) and value[slot.end() :].strip():
        return _slot_first(line)
    if first in "\"'":
        closed = _CLOSED_QUOTE.match(value)
        rest = closed["rest"].strip() if closed else ""
        return _after_quote(line) if rest and rest[0] not in "#:" else None
    if first in "%@`":
        return _reserved(line)
    if first in "{[":
        return _flow_symbol(line)
    plain = _HASH.split(value, maxsplit=1)[0] if " #" in value else value
    if line.has_key and (colon := re.search(r":[ \t]|:$", plain)):
        return _colon_in_sentence(line, colon.start())
    return None


def _silent_slips(line: _Line) -> Iterator[_Found]:
    value = line.value
    if value[0] not in "\"'{[|" and (hashed := _HASH.search(value)):
        yield _hash(line, hashed.end() - 1), None
    if "[" in value and (listed := _FLOW_SENTENCES.search(_QUOTED.sub(_blank, value))):
        yield _sentences(line, listed), None


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _cover(line: _Line) -> _Cover:
    start = line.start + line.value_at
    return (start, start + len(line.value), "x" * len(line.value))


def _problem(
    code: str, line: _Line, message: Text, hint: Text, *, at: int | None = None, end: int | None = None
) -> Problem:
    start = line.start + (line.value_at if at is None else at)
    stop = line.start + (line.value_at + len(line.value) if end is None else end)
    return Problem(code, start, stop, message, hint)


def _tab(line: _Line) -> _Found:
    width = len(line.indent)
    start = line.start
    problem = _problem(
        "CS019",
        line,
        Text("탭으로 들여 썼습니다.", "Indented with a tab."),
        Text("빈칸으로 바꾸세요.", "Use spaces."),
        at=0,
        end=width,
    )._replace(
        fix_title=Text("탭을 빈칸으로", "Tabs to spaces"),
        edits=(Edit(start, start + width, line.indent.replace("\t", "  ")),),
    )
    if width == line.indent.count("\t") == 1:
        return problem, None
    return problem, (start, start + width, " " * width)


def _wide_colon(line: _Line) -> _Found:
    at = line.start + line.wide_colon
    rest = line.text[line.wide_colon + 1 :]
    problem = _problem(
        "CS020",
        line,
        Text("전각 쌍점입니다.", "Full-width colon."),
        Text("‘: ’로 바꾸세요.", 'Type ": ".'),
        at=line.wide_colon,
        end=line.wide_colon + 1,
    )._replace(
        fix_title=Text("반각 쌍점으로", "Plain colon"),
        edits=(Edit(at, at + 1, ":" if rest[:1] == " " else ": "),),
    )
    if rest[:1] in (" ", ""):
        return problem, (at, at + 1, ":")
    return problem, (at, at + 2, ": ")


def _slot_first(line: _Line) -> _Found:
    problem = _problem(
        "CS023",
        line,
        Text("‘{{’로 시작한 줄은 글로 읽히지 않습니다.", "A value starting with '{{' is not text.")(),
        Text("`|` 아랫줄에 쓰세요.", "Write it below `|`."),
    )
    return problem, _cover(line)


def _after_quote(line: _Line) -> _Found:
    problem = _problem(
        "CS021",
        line,
        Text("닫는 따옴표 뒤에 글이 남았습니다.", "Text follows the closing quote."),
        Text("‘ ’로 바꾸거나 `|` 아랫줄에 쓰세요.", "Use ‘ ’, or write it below `|`."),
    )
    return problem, _cover(line)


def _reserved(line: _Line) -> _Found:
    problem = _problem(
        "CS029",
        line,
        Text("‘{char}’로는 값을 시작할 수 없습니다.", "A value cannot start with '{char}'.")(
            char=line.value[0]
        ),
        Text("따옴표로 감싸거나 `|` 아랫줄에 쓰세요.", "Quote it, or write it below `|`."),
    )
    return problem, _cover(line)


def _flow_symbol(line: _Line) -> _Found | None:
    text = _QUOTED.sub(_blank, line.value)
    found = _FLOW_SYMBOL.search(text)
    if found is None:
        return None
    at = line.value_at + found.start("symbol")
    stop = next((i for i in range(found.start("symbol"), len(text)) if text[i] in ",}]"), len(text))
    symbol = found["symbol"]
    words = {">": "초과", ">=": "이상", "<": "미만", "<=": "이하"}
    english = {">": "over", ">=": "at least", "<": "under", "<=": "up to"}
    end = line.value_at + stop
    if symbol in words:
        amount = text[found.end("symbol") : stop].strip() or "…"
        message = Text("조건에 ‘{symbol}’{symbol:은/는} 쓸 수 없습니다.", "'{symbol}' is no condition.")
        hint = Text("‘{amount} {ko}’{ko:이/}라고 쓰세요.", "Write '{en} {amount}'.")(
            amount=amount, ko=words[symbol], en=english[symbol]
        )
    else:
        message = Text("‘{symbol}’로는 값을 시작할 수 없습니다.", "A value cannot start with '{symbol}'.")
        hint = Text("따옴표로 감싸세요.", "Put it in quotes.")
    problem = _problem("CS026", line, message(symbol=symbol), hint, at=at, end=end)
    return problem, (line.start + at, line.start + end, "x" * (end - at))


def _colon_in_sentence(line: _Line, colon: int) -> _Found:
    word = line.value[:colon].split()[-1] if line.value[:colon].split() else ""
    problem = _problem(
        "CS022",
        line,
        Text("문장 속 ‘{word}: ’{word:이/가} 새 항목으로 읽힙니다.", '"{word}: " reads as a key.')(word=word),
        Text("`|` 아랫줄로 옮기세요.", "Move the text below `|`."),
        at=line.value_at + max(colon - len(word), 0),
        end=line.value_at + colon + 1,
    )
    return problem, _cover(line)


def _hash(line: _Line, at: int) -> Problem:
    return _problem(
        "CS027",
        line,
        Text("‘ #’ 뒤의 글은 주석이 되어 사라집니다.", "What follows ' #' becomes a comment and is lost."),
        Text(
            "따옴표로 감싸거나 `|` 아랫줄에 쓰세요. 주석이라면 ‘# ’처럼 한 칸 띄우세요.",
            "Quote it or write it below `|`; for a comment leave a blank after '#'.",
        ),
        at=line.value_at + at,
    )._replace(warning=True)


def _sentences(line: _Line, found: re.Match[str]) -> Problem:
    return _problem(
        "CS025",
        line,
        Text(
            "쉼표가 한 문장을 둘로 나눴을 수 있습니다.", "The comma may have split one sentence."
        ),
        Text("한 줄에 하나씩 쓰세요.", "Write one item a line."),
        at=line.value_at + found.start(),
        end=line.value_at + found.end(),
    )._replace(warning=True)
