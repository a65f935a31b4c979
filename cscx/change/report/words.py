"""Sentences that all reports share."""

from __future__ import annotations

from typing import Final

from cscx.change.report.report import Report
from cscx.change.tables.table_change import TableChange
from cscx.change.words import ONLY_ONE, kind_name, numbered
from cscx.content.unread import Unread
from cscx.messages import LANGUAGES, Text, same

NOTHING: Final = Text("뜻이 바뀐 것이 없습니다", "Nothing changed its meaning")
_PRINT = Text(
    "{name}{name:을/를} 쓰는 문장 {n}곳이 함께 바뀝니다",
    "{n} sentences that print {name} change with it",
)
_PRINTS = Text(_PRINT.ko, "1 sentence that prints {name} changes with it")
MORE_SUBJECTS: Final = Text(
    "그 밖에 문서와 항목 {n}개가 바뀝니다. 모두 보기: cscx diff --all",
    "Further documents and items that change: {n}. All of them: cscx diff --all",
)
MORE_MOVED: Final = Text(
    "이 변경으로 판정이 달라질 수 있는 표·절차가 {n}개 더 있습니다. 모두 보기: cscx diff --all",
    "{n} more tables and SOPs may decide otherwise by it. All of them: cscx diff --all",
)
UNREAD: Final = Text("비교하지 못한 파일", "Not compared")
_THROUGH = Text("{names}{names:이/가} 바뀌어서", "because of {names}")
_MOST_STILL: Final = 20
_SIDES: Final = (Text("이전", "before"), Text("이후", "after"))
_UNREAD_FILE = Text("{path}({side}): {why}", "{path} ({side}): {why}")
_STILL = Text(
    "바뀐 것을 쓰지만 판정은 하나도 바뀌지 않는 표 {n}개(증명됨): {names}",
    "{n} tables use what changed and decide as before (proved): {names}",
)
_STILL_ONE = Text(_STILL.ko, "1 table uses what changed and decides as before (proved): {names}")


def through(table: TableChange) -> Text:
    """Why a table may have moved."""
    called = dict.fromkeys(
        kind_name(each.kind) if each.kind == ONLY_ONE else same(each.title)
        for each in table.through
    )
    names = Text(*(", ".join(each.to(to) for each in called) for to in LANGUAGES))
    return _THROUGH(names=names)


def still(report: Report) -> Text:
    """The tables that decide as before."""
    names = [subject.title for subject in report.still]
    more = ", …" if len(names) > _MOST_STILL else ""
    shown = f"{', '.join(names[:_MOST_STILL])}{more}"
    return numbered(len(names), _STILL_ONE, _STILL, names=shown)


def prints(name: str, n: int) -> Text:
    """How many sentences print a fact."""
    return numbered(n, _PRINTS, _PRINT, name=name)


def unread(each: Unread) -> Text:
    """A file that could not be compared, and why."""
    place = each.path if each.line is None else f"{each.path}:{each.line}"
    return _UNREAD_FILE(path=place, side=_SIDES[each.version], why=each.why)
