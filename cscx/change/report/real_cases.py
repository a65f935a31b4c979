"""A file of real cases decided by both versions of a table, with the sentences that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from cscx.change.changes import Subject
from cscx.change.words import numbered
from cscx.messages import LANGUAGES, Text

_CASES = Text(
    "{rows}건 가운데 {n}건이 다르게 판정됩니다", "{n} of {rows} cases are decided differently"
)
_CASE = Text(_CASES.ko, "1 of {rows} cases is decided differently")
_NO_CASES = Text(
    "{rows}건 가운데 다르게 판정되는 것은 없습니다", "None of {rows} cases is decided differently"
)
_NONE_COMPARED = Text(
    "{rows}건을 하나도 비교하지 못했습니다", "None of {rows} cases could be compared"
)
_NO_COLUMNS = Text(
    "이 표에 필요한 열이 파일에 없어 {rows}건을 하나도 비교하지 못했습니다",
    "The file lacks columns that this table needs: none of {rows} cases could be compared",
)
_AMONG = Text("{text}({apart} 포함)", "{text} ({apart})")
_APART = Text("{text}({apart} 제외)", "{text} ({apart})")
_BAD_ROWS = Text("읽지 못한 {n}건", "{n} could not be read")
_OPEN = Text("모르는 값이 있는 {n}건", "{n} could not be decided for want of a value")
_UNKNOWN = Text("몰라서 판정하지 못한 값: {inputs}", "Not known: {inputs}")
_INPUT = Text("{name} {n}건", "{name} in {n}")
_NO_COLUMN = Text("{name} {n}건(파일에 열이 없음)", "{name} in {n} (the file has no such column)")
_NOBODY = Text("모른다고 적은 값 때문에 {n}건", "what nobody knows in {n}")
_LOST = Text(
    "이 가운데 {n}건은 바뀌기 전에는 판정됐습니다", "{n} of them were decided before the change"
)
_LOST_ONE = Text(_LOST.ko, "1 of them was decided before the change")
_WON = Text("이 가운데 {n}건은 바뀐 뒤에는 판정됩니다", "{n} of them are decided since the change")
_WON_ONE = Text(_WON.ko, "1 of them is decided since the change")
_ONE_SIDE: Final = (
    Text("{text} (바뀌기 전 판에서만)", "{text} (in the earlier version only)"),
    Text("{text} (바뀐 판에서만)", "{text} (in the later version only)"),
)
MORE_BAD: Final = Text("그 밖에 {n}칸을 읽지 못했습니다", "{n} more cells could not be read")


class CaseKind(NamedTuple):
    """Real cases that changed in one way; `row` is the first of them in the file.

    `text` says both answers, with the names of the outputs that differ.
    """

    before: Text
    after: Text
    text: Text
    cases: int
    row: int


class BadRow(NamedTuple):
    """A cell that could not be read, or a row where `column` is empty.

    `row` counts rows of data from 1, `line` lines of the file. `version` is 0 or 1 where only the earlier
    or the later version cannot read it; `text` says where it is and what is wrong.
    """

    row: int
    line: int
    column: str
    message: Text
    version: int | None
    text: Text


class Unknown(NamedTuple):
    """An input for want of which so many cases were not decided; `has_column`: the file has it.

    No name: there is nothing left to ask, since the mapping says what nobody knows.
    """

    name: str
    cases: int
    has_column: bool


@dataclass(frozen=True, slots=True)
class RealCases:
    """A file of real cases decided by both versions of a table.

    `unread` rows could not be read, as `bad` says (`more_bad` cells of them are not among it). Cases that
    a version could not decide for want of an input are `unknown`, not `changed`: `lost` of them were
    decided before, `won` are decided now.
    """

    subject: Subject
    rows: int
    changed: int
    unread: int
    kinds: tuple[CaseKind, ...]
    bad: tuple[BadRow, ...] = ()
    more_bad: int = 0
    unknown: tuple[Unknown, ...] = ()
    lost: int = 0
    won: int = 0


def told(found: RealCases) -> Text:
    """How many real cases changed, and how many could not be compared."""
    rows, unknown = f"{found.rows:,}", sum(each.cases for each in found.unknown)
    apart = [_BAD_ROWS(n=f"{found.unread:,}")] if found.unread else []
    if found.rows and found.unread + unknown == found.rows:
        no_columns = any(each.name and not each.has_column for each in found.unknown)
        text = (_NO_COLUMNS if no_columns else _NONE_COMPARED)(rows=rows)
        return _AMONG(text=text, apart=_joined(apart)) if apart else text
    template = _CASES if found.changed else _NO_CASES
    text = numbered(found.changed, _CASE, template, rows=rows)
    if unknown:
        apart.append(_OPEN(n=f"{unknown:,}"))
    return _APART(text=text, apart=_joined(apart)) if apart else text


def unknown(found: RealCases) -> Text | None:
    """Which values were missing, and whether that is new; None where none was."""
    if not found.unknown:
        return None
    inputs = [_missing(each)(name=each.name, n=f"{each.cases:,}") for each in found.unknown]
    sentences = [_UNKNOWN(inputs=_joined(inputs))]
    if found.lost:
        sentences.append(numbered(found.lost, _LOST_ONE, _LOST))
    if found.won:
        sentences.append(numbered(found.won, _WON_ONE, _WON))
    return Text(*(". ".join(text.to(language) for text in sentences) for language in LANGUAGES))


def _missing(each: Unknown) -> Text:
    if not each.name:
        return _NOBODY
    return _INPUT if each.has_column else _NO_COLUMN


def bad_row(each: BadRow) -> Text:
    """A row that could not be read, and by which version."""
    return each.text if each.version is None else _ONE_SIDE[each.version](text=each.text)


def _joined(texts: list[Text]) -> Text:
    return Text(*(", ".join(text.to(language) for text in texts) for language in LANGUAGES))
