"""`cscx diff` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cscx.cells import wrap
from cscx.change.changes import Change, Place, Wording
from cscx.change.diff import Diff
from cscx.change.marks import Mark
from cscx.change.outcomes import example_text, region_text, shift_text
from cscx.change.tables import TableChange
from cscx.change.telling import told
from cscx.change.words import kind_name
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.two_versions import Mention, Unread
from cscx.messages import Language, Text
from cscx.policy.compare.compare import Comparison, Shift

_MOST_SHIFTS, _MOST_REGIONS, _MOST_MENTIONS = 8, 3, 3

NOTHING = Text("뜻이 바뀐 것이 없습니다.", "Nothing changed its meaning.")
_SAME = Text("판정은 하나도 바뀌지 않습니다(증명됨).", "Not one decision changes (proved).")
_UNDECIDED = Text(
    "판정이 바뀌는지 다 따지지 못했습니다. 찾아본 경우에서는 바뀐 것이 없습니다.",
    "Whether decisions change could not be settled. None of the cases tried did.",
)
_INCOMPARABLE = Text(
    "입력 ‘{name}’의 종류나 단위가 달라져 판정을 비교할 수 없습니다.",
    "Decisions cannot be compared: the type or unit of the input '{name}' changed.",
)
_BROKEN = Text("잘못된 곳이 있어 판정을 비교할 수 없습니다: {problem}.", "Decisions cannot be compared: {problem}.")
_SHARE = Text(
    "서로 다른 경우 {all}가지 가운데 {n}가지의 판정이 바뀝니다.",
    "{n} of {all} kinds of cases are decided differently.",
)
_FROM = Text("{day}부터: ", "From {day}: ")
_THROUGH = Text("{names}{names:이/가} 바뀌어서", "because of {names}")
_EXAMPLE = Text("예: {case}", "e.g. {case}")
_MORE = Text("그 밖에 {n}가지", "{n} more")
_PRINTS = Text("{name}{name:을/를} 쓰는 문장 {n}곳이 함께 바뀝니다.", "{n} sentences print {name} and change with it.")
_UNREAD = Text("비교하지 못한 파일", "Not compared")
_SIDES: Final = (Text("이전", "before"), Text("이후", "after"))


class DiffText:
    """Writes the lines of a comparison."""

    def __init__(self, language: Language, style: Style) -> None:
        self._language, self._style = language, style

    def lines(
        self, found: Diff, mentions: dict[str, list[Mention]], unread: Sequence[Unread]
    ) -> Iterator[str]:
        """Everything, by document; then the tables, then what could not be read."""
        if not found.changes and not unread:
            yield self._say(NOTHING)
            return
        own = {each.subject.name: each for each in found.tables if each.own}
        for subject, changes in groupby(found.changes, lambda change: change.subject):
            listed = list(changes)
            yield self._heading(listed[0])
            for change in listed:
                yield from self._change(change)
            if subject.kind == "fact" and subject.name in mentions:
                yield from self._mentions(subject.name, mentions[subject.name])
            if subject.name in own:
                yield from self._table(own[subject.name])
            yield ""
        others = [each for each in found.tables if not each.own]
        for table in others:
            yield self._table_heading(table)
            yield from self._table(table)
            yield ""
        if unread:
            yield self._style(self._say(_UNREAD), "bold")
            for each in unread:
                side = self._say(_SIDES[each.version])
                yield f"  {each.path} ({side}): {self._say(each.why)}"

    def _heading(self, change: Change) -> str:
        place = change.after or change.before
        kind = self._say(kind_name(change.subject.kind))
        name = self._style(change.subject.title, "bold")
        where = f"  {self._style(_at(place), 'dim')}" if place is not None else ""
        return f"{self._style(kind, 'cyan')} {name}{where}"

    def _table_heading(self, table: TableChange) -> str:
        kind = self._say(kind_name(table.subject.kind))
        names = ", ".join(name for _, name in table.through)
        why = self._style(self._say(_THROUGH(names=names)), "dim")
        return f"{self._style(kind, 'cyan')} {self._style(table.subject.title, 'bold')}  {why}"

    def _change(self, change: Change) -> Iterator[str]:
        yield from self._wrapped(f"{self._say(told(change))}.", "  ")
        if isinstance(change, Wording):
            for line in self._marked(change.marks):
                yield f"    {line}"

    def _marked(self, marks: Sequence[Mark]) -> Iterator[str]:
        pieces = []
        for mark in marks:
            if mark.sort == "same":
                pieces.append(mark.text)
            elif self._style("x", "red") == "x":
                pieces.append(f"[-{mark.text}-]" if mark.sort == "old" else f"{{+{mark.text}+}}")
            else:
                pieces.append(self._style(mark.text, "red" if mark.sort == "old" else "green"))
        yield from "".join(pieces).split("\n")

    def _mentions(self, name: str, mentions: Sequence[Mention]) -> Iterator[str]:
        yield f"  {self._say(_PRINTS(name=name, n=len(mentions)))}"
        for each in mentions[:_MOST_MENTIONS]:
            yield f"    {self._style(f'{each.path}:{each.line}', 'dim')}  {each.text}"
        more = len(mentions) - _MOST_MENTIONS
        if more > 0:
            yield f"    {self._say(_MORE(n=more))}"

    def _table(self, table: TableChange) -> Iterator[str]:
        day = "" if table.day is None else self._say(_FROM(day=table.day))
        if table.comparison is None:
            yield f"  {day}{self._say(_BROKEN(problem=table.problem or ''))}"
            return
        found = table.comparison
        yield from self._wrapped(day + self._say(_verdict(found)), "  ")
        for shift in found.shifts[:_MOST_SHIFTS]:
            yield from self._shift(found, shift)
        more = len(found.shifts) - _MOST_SHIFTS
        if more > 0:
            yield f"    {self._say(_MORE(n=more))}"

    def _shift(self, found: Comparison, shift: Shift) -> Iterator[str]:
        yield f"    {self._style(self._say(shift_text(found, shift)), 'yellow')}"
        for region in shift.regions[:_MOST_REGIONS]:
            if region.conditions or shift.complete:
                yield from self._wrapped(self._say(region_text(region)), "      ")
            case = self._say(_EXAMPLE(case=example_text(found, region)))
            for line in self._wrapped(case, "        "):
                yield self._style(line, "dim")
        more = len(shift.regions) - _MOST_REGIONS
        if more > 0:
            yield f"      {self._say(_MORE(n=more))}"

    def _wrapped(self, text: str, indent: str) -> Iterator[str]:
        for line in wrap(text, columns() - len(indent)):
            yield f"{indent}{line}"

    def _say(self, text: Text) -> str:
        return text.to(self._language)


def _verdict(found: Comparison) -> Text:
    if found.status == "same":
        return _SAME
    if found.status == "undecided":
        return _UNDECIDED
    if found.status == "incomparable":
        return _INCOMPARABLE(name=found.reason)
    n = sum(shift.cases or 0 for shift in found.shifts)
    if not found.complete or found.kinds is None or not n:
        return _PARTLY_CHANGED if not found.complete else _CHANGED
    return _SHARE(n=f"{n:,}", all=f"{found.kinds:,}")


_CHANGED = Text("판정이 바뀝니다.", "Decisions change.")
_PARTLY_CHANGED = Text(
    "판정이 바뀝니다. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다.",
    "Decisions change. These were found; there may be others.",
)


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}"
