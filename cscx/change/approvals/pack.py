"""What a monthly review meeting has before it: sections of lines, the same for every report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from cscx.change.approvals.standing import Standing
from cscx.change.approvals.words import changed
from cscx.change.changes import Subject
from cscx.change.chronicle import holds_from
from cscx.change.diff import Diff
from cscx.change.lines import Line, change_line, table_line
from cscx.change.sections import sections as told
from cscx.change.words import kind_name, title_after
from cscx.content.corpus import Corpus
from cscx.messages import Text, same

_SOON: Final = timedelta(days=31)
_SUSPECT = Text("다시 승인할 것", "To be approved again")
_MISSING = Text("승인이 없는 것", "Without an approval")
_OVERDUE = Text("검토가 늦은 것", "Reviews overdue")
_UPCOMING = Text("한 달 안에 검토할 것", "Reviews due within a month")
_STALE = Text("날짜가 지난 것", "Past their dates")
_CHANGED = Text("{day}부터 바뀐 것", "Changed since {day}")
_OF_KIND = Text("{kind}{title}", "{kind}{title}")
_NAMED = Text("{title} ({id})", "{title} ({id})")
_SINCE = Text("{name}: {day} 승인 뒤 {what}", "{name}: since {day}: {what}")
_LATE = Text("{name}: {due}까지, {days}일 지남", "{name}: was due on {due}, {days} d ago")
_DUE = Text("{name}: {due}까지", "{name}: due on {due}")


class Stale(NamedTuple):
    """Something that is past its date: who owns it (empty for a list), where, what the linter says."""

    owner: str
    path: str
    line: int
    code: str
    message: Text


class Group(NamedTuple):
    """Lines that belong together: below a role, or a document."""

    heading: Text
    lines: tuple[Line, ...]


class Section(NamedTuple):
    """A part of the pack; `n` counts what is in it, `left_out` what of it is not in the groups."""

    title: Text
    n: int
    groups: tuple[Group, ...]
    left_out: int = 0


class Pack(NamedTuple):
    """What there is to talk about on a day.

    `changed` is the difference since the day `since`; None where git does not reach back so far.
    """

    corpus: Corpus
    standings: tuple[Standing, ...]
    stale: tuple[Stale, ...]
    since: date
    changed: Diff | None

    @property
    def suspect(self) -> list[Standing]:
        """Documents that changed after an approval."""
        return [s for s in self.standings if any(x.state == "suspect" for x in s.signatures)]

    @property
    def missing(self) -> list[Standing]:
        """Documents that lack an approval, where approvals are kept."""
        if not self.corpus.reviews.adopted:
            return []
        return [s for s in self.standings if any(x.state == "missing" for x in s.signatures)]

    @property
    def overdue(self) -> list[Standing]:
        """Documents whose review is late, the latest first."""
        late = [each for each in self.standings if each.overdue(self.corpus.as_of)]
        return sorted(late, key=lambda each: (-each.overdue(self.corpus.as_of), each.document.path))

    @property
    def upcoming(self) -> list[Standing]:
        """Documents to be reviewed until the next meeting."""
        today = self.corpus.as_of
        soon = [s for s in self.standings if s.due is not None and today <= s.due <= today + _SOON]
        return sorted(soon, key=lambda each: (each.due, each.document.path))

    def changes(self) -> dict[Subject, list[Line]]:
        """What changed, by what it is about, what decides otherwise first."""
        found: dict[Subject, list[Line]] = {}
        if self.changed is None:
            return found
        today = self.corpus.as_of.isoformat()
        for section in told(self.changed):
            lines = found.setdefault(section.subject, [])
            for change in section.changes:
                coming = holds_from(change, self.corpus) > today
                lines.append(change_line(change, "now" if coming else "past"))
            for table in section.tables:
                if table.comparison is None or table.comparison.status != "same":
                    lines.append(table_line(table, "now" if table.day else "past"))
        return found


def sections(pack: Pack) -> list[Section]:
    """Every part with something in it, in the order a meeting takes them."""
    parts = (
        _by_role(_SUSPECT, pack.suspect, "suspect", pack.corpus),
        _by_role(_MISSING, pack.missing, "missing", pack.corpus),
        _by_owner(_OVERDUE, pack.overdue, lambda each: _late(each, pack.corpus.as_of)),
        _by_owner(_UPCOMING, pack.upcoming, _due),
        _stale(pack.stale),
        _changed(pack),
    )
    return [part for part in parts if part.n]


def shortened(section: Section, most: int) -> Section:
    """A part with so many of its documents, items or lines at most."""
    if section.n <= most:
        return section
    if section.n == len(section.groups):
        return section._replace(groups=section.groups[:most], left_out=section.n - most)
    groups, room = [], most
    for group in section.groups:
        if room > 0:
            groups.append(group._replace(lines=group.lines[:room]))
        room -= len(group.lines)
    return section._replace(groups=tuple(groups), left_out=section.n - most)


def _by_role(title: Text, found: Sequence[Standing], state: str, corpus: Corpus) -> Section:
    lines: dict[str, list[Text]] = defaultdict(list)
    for each in found:
        for signature in each.signatures:
            kind = each.document.kind
            if signature.state != state or kind is None:
                continue
            line = _name(each)
            if signature.approval is not None:
                what = changed(signature, kind.name, corpus)
                day = signature.approval.on
                line = _SINCE(name=line, day=day, what=what)
            lines[signature.role].append(line)
    return Section(title, len(found), tuple(_grouped(lines)))


def _by_owner(title: Text, found: Sequence[Standing], said: Callable[[Standing], Text]) -> Section:
    lines: dict[str, list[Text]] = defaultdict(list)
    for each in found:
        lines[each.header.owner].append(said(each))
    return Section(title, len(found), tuple(_grouped(lines)))


def _stale(found: Iterable[Stale]) -> Section:
    lines: dict[str, list[Text]] = defaultdict(list)
    for each in found:
        place = f"{each.path}:{each.line} {each.code}"
        line = Text(f"{place} {each.message.ko}", f"{place} {each.message.en}")
        lines[each.owner or each.path].append(line)
    return Section(_STALE, sum(map(len, lines.values())), tuple(_grouped(lines)))


def _changed(pack: Pack) -> Section:
    groups = tuple(
        Group(
            _OF_KIND(
                kind=kind_name(subject.kind, opening=True),
                title=title_after(subject.kind, subject.title),
            ),
            tuple(lines),
        )
        for subject, lines in pack.changes().items()
    )
    return Section(_CHANGED(day=pack.since.isoformat()), len(groups), groups)


def _grouped(lines: dict[str, list[Text]]) -> Iterator[Group]:
    for name, each in lines.items():
        yield Group(same(name), tuple(map(Line, each)))


def _name(each: Standing) -> Text:
    return _NAMED(title=each.header.title, id=each.document.id)


def _late(each: Standing, today: date) -> Text:
    return _LATE(name=_name(each), due=each.due, days=each.overdue(today))


def _due(each: Standing) -> Text:
    return _DUE(name=_name(each), due=each.due)
