"""A comparison as Markdown, for the comment of a pull request.

All text of the knowledge base is escaped, so that nothing in it becomes markup, a mention or a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cscx.change.answers import example_text, region_text, shift_text
from cscx.change.approvals.consent import Consents
from cscx.change.approvals.consent_words import said, sections
from cscx.change.changes import Added, Change, PartAdded, Wording
from cscx.change.mentions import Mention
from cscx.change.report import real_cases, words
from cscx.change.report.escaping import escaped, folded, marked, row
from cscx.change.report.headline import headline
from cscx.change.report.impact_markdown import impact_markdown
from cscx.change.report.real_cases import RealCases
from cscx.change.report.report import Report
from cscx.change.sections import Section
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.change.verdict import told_of
from cscx.change.words import MORE, kind_name, title_after
from cscx.messages import Language, Text
from cscx.policy.compare.comparison import Comparison

MARKER: Final = "<!-- cscx diff -->"
"""The first line, by which a workflow finds the comment it keeps up to date."""
MOST_LETTERS: Final = 60_000
"""GitHub takes comments of up to 65,536 letters."""
_CUT = Text(
    "너무 길어 여기까지만 보입니다. 모두 보기: cscx diff --all",
    "Too long for a comment. All of it: cscx diff --all",
)
_MOST_KINDS, _MOST_ROWS, _MOST_MENTIONS, _MOST_TABLES = 8, 40, 20, 20
_OPEN_ROWS = 6
"""Rows of a table that are seen without a click."""
_MOST_UNREAD, _MOST_BAD, _MOST_CONSENTS = 40, 20, 40
_ROOM_TO_SAY_MORE = 1_000
"""Letters kept for the title, and the sentence that says how much was left out."""
_TITLE = Text("이 변경으로 달라지는 것", "What this change means")
_HEADS: Final = (
    Text("이전 → 이후", "Before → after"),
    Text("어떤 경우", "Which cases"),
    Text("예", "Example"),
)
_REST = Text("그 밖에 {n}가지 보기", "{n} more")


def markdown(report: Report, language: Language, *, tracks: bool = True) -> str:
    """The whole comment, or as much of it as a comment holds and a sentence that says so.

    `tracks`: with the days of learning tracks, which the training part tells where there is one.
    """
    writer = _Markdown(report, language, tracks=tracks)
    rest = list(writer.rest())
    lines = [*writer.opening(), *writer.documents(MOST_LETTERS - _letters(rest)), *rest]
    left = MOST_LETTERS
    for number, line in enumerate(lines):
        left -= len(line) + 1
        if left < 0:
            lines[number:] = ["", f"**{_CUT.to(language)}**"]
            break
    return "\n".join(lines) + "\n"


def _letters(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


class _Markdown:
    def __init__(self, report: Report, language: Language, *, tracks: bool) -> None:
        self._report, self._language, self._tracks = report, language, tracks

    def opening(self) -> Iterator[str]:
        """The title, and how much changed."""
        report = self._report
        yield MARKER
        yield f"### {self._say(_TITLE)}"
        yield ""
        if report.is_empty:
            yield f"{self._say(words.NOTHING)}."
            return
        head = headline(report)
        if head is not None:
            yield f"**{self._say(head)}.**"
            yield ""

    def rest(self) -> Iterator[str]:
        """What follows from the changes: real cases, the impact, and what could not be read."""
        report = self._report
        if report.still:
            yield f"{self._say(words.still(report))}."
            yield ""
        for found in report.cases:
            yield from self._cases(found)
        if report.impact is not None:
            yield from impact_markdown(report.impact, self._language, tracks=self._tracks)
        if report.consents is not None:
            yield from self._consents(report.consents)
        if report.unread:
            yield f"#### {self._say(words.UNREAD)}"
            yield ""
            for each in report.unread[:_MOST_UNREAD]:
                yield f"- {self._say(words.unread(each))}"
            yield from self._more(len(report.unread) - _MOST_UNREAD)

    def _consents(self, found: Consents) -> Iterator[str]:
        """Who has to approve what, and what the change itself approves."""
        for heading, listed in sections(found):
            yield f"#### {self._say(heading)}"
            yield ""
            for each in listed[:_MOST_CONSENTS]:
                yield f"- {self._say(said(each, found))}"
            yield from self._more(len(listed) - _MOST_CONSENTS)
            yield ""

    def documents(self, room: int) -> Iterator[str]:
        """What changed and the tables it moves, as much as there is room for; at least a third of a comment.

        Of what decides otherwise only what is too long itself is left out.
        """
        left = max(room, MOST_LETTERS // 3) - _ROOM_TO_SAY_MORE
        out: Counter[bool] = Counter()
        moved = 0
        for section in self._report.sections():
            if out[False] and not section.decides:
                out[False] += 1
                continue
            moved += section.is_moved
            lines = list(self._section(section)) if moved <= _MOST_TABLES else []
            if lines and _letters(lines) <= left:
                left -= _letters(lines)
                yield from lines
            else:
                out[section.is_moved] += 1
        for is_moved, text in ((True, words.MORE_MOVED), (False, words.MORE_SUBJECTS)):
            if out[is_moved]:
                yield f"**{self._say(text(n=f'{out[is_moved]:,}'))}**"
                yield ""

    def _section(self, section: Section) -> Iterator[str]:
        subject = section.subject
        title = escaped(title_after(subject.kind, subject.title))
        yield f"#### {self._kind(subject.kind)}{title}"
        yield ""
        if section.is_moved:
            yield f"_{self._say(words.through(section.tables[0]))}_"
            yield ""
        else:
            place = section.changes[0].after or section.changes[0].before
            if place is not None:
                yield f"`{place.path}:{place.line}`"
                yield ""
            for change in section.changes:
                yield from self._change(change)
            yield ""
        if subject.kind == "fact":
            yield from self._mentions(subject.name)
        for table in section.tables:
            yield from self._table(table)

    def _change(self, change: Change) -> Iterator[str]:
        yield f"- {self._say(sentence(change))}"
        if isinstance(change, Added | PartAdded):
            yield from (f"  - {self._say(detail)}" for detail in change.details)
        if isinstance(change, Wording):
            yield f"  > {marked(change.marks)}".replace("\n", "\n  > ")

    def _mentions(self, name: str) -> Iterator[str]:
        found = self._report.diff.mentions.get(name, ())
        if not found:
            return
        text = words.prints(name, len(found)).to(self._language)
        lines = [self._mention(each) for each in found[:_MOST_MENTIONS]]
        yield from folded(text, (*lines, *self._more(len(found) - _MOST_MENTIONS)))
        yield ""

    def _mention(self, each: Mention) -> str:
        return f"- `{each.path}:{each.line}` {marked(each.marks)}"

    def _table(self, table: TableChange) -> Iterator[str]:
        yield f"**{self._say(told_of(table))}.**"
        yield ""
        found = table.comparison
        if found is None or not found.shifts:
            return
        rows = list(self._rows(table, found))
        yield from self._grid(rows[:_OPEN_ROWS] if len(rows) > _OPEN_ROWS + 1 else rows)
        yield ""
        rest = rows[_OPEN_ROWS:_MOST_ROWS] if len(rows) > _OPEN_ROWS + 1 else []
        if rest:
            more = len(rows) - _OPEN_ROWS
            yield from folded(_REST(n=f"{more:,}").to(self._language), self._grid(rest))
            yield ""
            yield from self._more(len(rows) - _MOST_ROWS)
            yield ""

    def _rows(self, table: TableChange, found: Comparison) -> Iterator[tuple[str, str, str]]:
        """A row for each region: what it was and is, which cases (empty: not known), and one of them."""
        for shift in found.shifts:
            told = f"**{self._say(shift_text(table, found, shift))}**"
            for region in shift.regions:
                known = region.conditions or shift.complete
                where = self._say(region_text(region)) if known else ""
                yield told, where, self._say(example_text(table, found, shift, region))

    def _grid(self, rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        """The rows below their heads; without the cases where none are known."""
        heads = [self._say(head) for head in _HEADS]
        kept = [at for at in range(len(heads)) if any(cells[at] for cells in rows)]
        yield row(*(heads[at] for at in kept))
        yield row(*("---" for _ in kept))
        yield from (row(*(cells[at] for at in kept)) for cells in rows)

    def _cases(self, found: RealCases) -> Iterator[str]:
        title = escaped(found.subject.title)
        yield f"**{title}: {self._say(real_cases.told(found))}.**"
        yield ""
        for kind in found.kinds[:_MOST_KINDS]:
            yield f"- {self._say(kind.text)}: {kind.cases:,}"
        yield from self._more(len(found.kinds) - _MOST_KINDS)
        missing = real_cases.unknown(found)
        if missing is not None:
            yield f"- {self._say(missing)}."
        for each in found.bad[:_MOST_BAD]:
            yield f"- {' '.join(self._say(real_cases.bad_row(each)).split())}"
        left = len(found.bad[_MOST_BAD:]) + found.more_bad
        if left:
            yield f"- {self._say(real_cases.MORE_BAD(n=f'{left:,}'))}"
        yield ""

    def _more(self, n: int) -> Iterator[str]:
        if n > 0:
            yield f"- {self._say(MORE(n=f'{n:,}'))}"

    def _kind(self, kind: str) -> str:
        return self._say(kind_name(kind, opening=True))

    def _say(self, text: Text) -> str:
        return escaped(text.to(self._language))
