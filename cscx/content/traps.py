"""The slips owners make that YAML refuses or changes silently, all of a file in one pass.

Each slip is found on its line, before any parser. The text it spoils is then covered by as many
harmless characters, so that the rest of the file can still be read and every position stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cscx.content import slips
from cscx.content.problems import Cover, Problem
from cscx.content.slips import Line, Slip
from cscx.pattern import pattern

_SENTENCE_END = r"(?:[?!]|[가-힣](?:요|다|죠|까))"
_RANGE = r"[\[(][ ]*[^\s\[\](),:]*\.\.[^\s\[\](),:]*[ ]*[\])]"
# What parses but does not mean what it says: cheap, linear looks over the whole file decide
# whether to scan its lines.
_SILENT_COMMENT = pattern(r"#(?<=[ \t]#)[^\s!]")
_SILENT_LIST = pattern(r"[,\]](?:(?<=[?!요다죠까].)|(?<=[?!요다죠까] .))")
_SILENT_RANGE = pattern(r"\[[^\[\],\n]*\.\.")
SILENT_CODES = frozenset({"CS025", "CS027", "CS032"})

_MOST = 500  # a file with more slips was not written by hand
_LONGEST = 5_000  # a longer line was not typed by hand; the patterns below stay quick
_LINE = pattern(
    r"""^(?P<indent>[ \t\u00a0\u3000]*)(?P<dashes>(?:-[ ]+)*)
        (?:(?P<key>[^\s"'{\[#&*!|>%@`-][^:：#\n]*?)(?P<colon>:(?=[ \t]|$)|：)[ \t]*)?
        (?P<value>.*)$""",
    re.VERBOSE,
)
_TIGHT_COLON = pattern(r"(?P<key>[A-Za-z_가-힣][\w가-힣.·-]*):(?=[^\s/:])")
_NAMING_KEYS = frozenset({"id", "name"})
_BLOCK = pattern(r"(?:^|[ \t])[|>][-+0-9]*[ \t]*(?:#.*)?$")
_CLOSED_QUOTE = pattern(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>.*)$""")
_SLOT_FIRST = pattern(r"\{[^:{},\[\]]+\}")
_FLOW_SYMBOL = pattern(r"""(?<=[:,\[ ])[ ]*(?P<symbol>[<>]=?|[%@`])(?![^,}\]]*>)""")
_FLOW_TIGHT_COLON = pattern(r"[\w가-힣](?P<colon>:)[\[{]")
_FLOW_RANGE = pattern(rf"(?:^|(?<=[:,\[{{] )|(?<=[,\[])){_RANGE}(?=[ ]*(?:[,\]}}]|$))")
_HASH = pattern(r"(?:^|(?<=[^\s])[ \t]+)(?P<hash>#)(?=[^\s!])")
_QUOTED = pattern(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
# A piece that ends no sentence, a comma, and a sentence of several words: `아니, 언제 와요`.
_FLOW_SENTENCES = pattern(
    rf"\[(?:[^\[\]]*,)?[ ]*(?![^,\[\]]*{_SENTENCE_END}[ ]*,)[^\s,\[\]][^,\[\]]*,"
    rf"[ ]*[^\s,\[\]]+ [^,\[\]]*{_SENTENCE_END}[ ]*(?:,[^\[\]]*)?\]"
)
_BREAK = pattern(r"\r\n?|\n")
_BLANKS = " \t\u00a0\u3000"


class Scanned(NamedTuple):
    """The slips of a file, and the covers under which the rest can be read."""

    problems: list[Problem]
    covers: list[Cover]


def suspects(text: str) -> bool:
    """Whether a file that parses may hold a slip all the same; cheap."""
    return (
        ("#" in text and _SILENT_COMMENT.search(text) is not None)
        or ("[" in text and _SILENT_LIST.search(text) is not None)
        or (".." in text and _SILENT_RANGE.search(text) is not None)
    )


def scan(text: str) -> Scanned:
    """Every slip of a file that does not parse."""
    problems: list[Problem] = []
    covers: list[Cover] = []
    for line in _lines(text):
        for slip in _slips(line):
            problems.append(slip.problem)
            if slip.cover is not None:
                covers.append(slip.cover)
        if len(problems) >= _MOST:
            break
    return Scanned(problems, covers)


def silent(text: str) -> list[Problem]:
    """The slips of a file that parses, but not into what its author meant."""
    return [slip.problem for line in _lines(text) if line.value for slip in _silent(line)]


def _lines(text: str) -> Iterator[Line]:
    """The lines outside block text, each with the column where its entry should start."""
    start, block_indent, expected = 0, -1, 0
    while start <= len(text):
        found = _BREAK.search(text, start)
        stop = found.start() if found else len(text)
        at, raw = start, text[start:stop]
        start = found.end() if found else len(text) + 1
        blank = not raw.strip()
        indent = len(raw) - len(raw.lstrip(_BLANKS))
        if len(raw) > _LONGEST or (block_indent >= 0 and (blank or indent > block_indent)):
            continue
        block_indent = -1
        if blank and "\t" in raw:
            yield Line(at, raw, raw, "", "", -1, len(raw), "", 0)
        if blank or raw[indent] == "#":
            continue
        parts = _LINE.match(raw)
        if parts is None:
            continue
        value = parts["value"].rstrip()
        if _BLOCK.search(raw):
            block_indent = indent + len(parts["dashes"])
            if value[:1] in "|>":
                value = ""
        line = Line(
            start=at,
            text=raw,
            indent=parts["indent"],
            dashes=parts["dashes"],
            key=parts["key"] or "",
            colon=parts.start("colon"),
            value_at=parts.start("value"),
            value=value,
            expected=expected,
        )
        yield line
        column = indent if line.indent.isascii() and "\t" not in line.indent else expected
        expected = column + len(line.dashes)
        if line.key and not parts["value"].strip():
            expected += 2


def _slips(line: Line) -> Iterator[Slip]:
    if line.indent.strip(" "):
        yield slips.indented_by(line)
    if line.colon >= 0 and line.text[line.colon] == "：":
        if not line.dashes or line.key in _NAMING_KEYS:
            yield slips.wide_colon(line)
        return
    if not line.key and (tight := _TIGHT_COLON.match(line.value)) and ": " not in line.value:
        if not line.dashes or tight["key"] in _NAMING_KEYS:
            yield slips.tight_colon(line, line.value_at + tight.end() - 1)
        return
    if not line.value:
        return
    if not line.key and "\t" in line.value:
        yield slips.pasted_cells(line)
        return
    slip = _unreadable(line)
    if slip is not None:
        yield slip
    else:
        yield from _silent(line)


def _unreadable(line: Line) -> Slip | None:  # noqa: PLR0911 - one return a first character
    value, first = line.value, line.value[0]
    if first == "{" and (slot := _SLOT_FIRST.match(value)) and value[slot.end() :].strip():
        return slips.slot_first(line)
    if first in "\"'":
        closed = _CLOSED_QUOTE.match(value)
        rest = closed["rest"].strip() if closed else ""
        return slips.after_quote(line) if rest and rest[0] not in "#:" else None
    if first in "%@`":
        return slips.reserved(line)
    if first in "*&!":
        return slips.marker(line)
    if first in "{[":
        text = _QUOTED.sub(_blank, value)
        symbol = _FLOW_SYMBOL.search(text)
        if symbol is None:
            tight = _FLOW_TIGHT_COLON.search(text)
            return (
                slips.tight_colon(line, line.value_at + tight.start("colon"), inside=True)
                if tight
                else None
            )
        at = symbol.start("symbol")
        stop = next((i for i in range(at, len(text)) if text[i] in ",}]"), len(text))
        return slips.flow_symbol(line, symbol["symbol"], at, stop)
    if line.key and (colon := re.search(r":(?:[ \t]|$)", _before_comment(value))):
        return slips.colon_in_sentence(line, colon.start())
    return None


def _silent(line: Line) -> Iterator[Slip]:
    value = line.value
    if value[0] not in "\"'{[|" and (hashed := _HASH.search(value)):
        yield slips.hash_in_text(line, hashed.start("hash"))
    if "[" not in value and "(" not in value:
        return
    plain = _QUOTED.sub(_blank, value)
    if value[0] in "{[(" and ".." in value:
        for found in _FLOW_RANGE.finditer(plain):
            if found[0].startswith("[") or found[0].endswith("]"):
                yield slips.range_in_brackets(line, found)
    if listed := _FLOW_SENTENCES.search(plain):
        yield slips.split_sentence(line, listed)


def _before_comment(value: str) -> str:
    found = _HASH.search(value)
    return value[: found.start()] if found else value


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])
