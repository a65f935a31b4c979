"""Sentences about what depends on a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cscx.change.changes import Subject
from cscx.change.impact.beside import Beside, Grade
from cscx.change.impact.impact import Concerned, Impact, Spot
from cscx.change.impact.ties import Name
from cscx.change.words import ONLY_ONE, all_called, called, kind_name, title_after
from cscx.messages import LANGUAGES, Text, same

HEADING: Final = Text("영향", "Impact")
GRADES: Final[dict[Grade, Text]] = {
    "wrong": Text("지금 틀림", "Wrong now"),
    "reread": Text("다시 읽을 것", "To be reread"),
    "mentions": Text("언급함", "Mentions it"),
}
TRACKS: Final = Text("학습 과정", "Learning tracks")
_NOTHING: Final = Text("여기에 기대는 문서가 없습니다", "No document depends on it")
_NO_BEARING: Final = Text("다른 문서에는 영향이 없습니다", "It has no bearing on other documents")
SKIPPED: Final = Text(
    "바뀐 것이 {n}가지나 되어 영향을 따라가지 않았습니다. 하나씩 보기: cscx impact ID",
    "Too much changed ({n}) to follow what depends on it. One at a time: cscx impact ID",
)
_LINES: Final = Text("‘{name}’ {lines}줄", "'{name}' in {where}")
_GONE_LINES: Final = Text("없어진 ‘{name}’ {lines}줄", "'{name}', which is gone, in {where}")
_FAILING: Final = Text("{line}줄 {text}", "line {line}: {text}")
_BY_HAND: Final = Text(
    "‘{value}’{value:이/가} 글자로 적혀 있어 따라 바뀌지 않습니다: {lines}줄",
    "'{value}' is written by hand and does not follow, in {where}",
)
_MOST_LINES: Final = 5
_MORE_LINES: Final = Text("그 밖에 {n}곳", "{n} more places")
_WAY: Final = Text("길: {way}", "by way of {way}")
_DAY: Final = Text("{name}일차", "day {name}")
_CAUSED: Final = Text(
    "{text} ({code}, 바뀐 것: {kind}{title})", "{text} ({code}, because of the {kind}{title})"
)
_CODED: Final = Text("{text} ({code})", "{text} ({code})")
_ALSO: Final = Text("다시 읽을 것: {parts}", "To be reread: {parts}")
_NOTED: Final = Text("{part}: {why}", "{part}: {why}")


def nothing(impact: Impact) -> Text:
    """That nothing depends on what changed, or on what of it others could depend on."""
    return _NOTHING if impact.roots else _NO_BEARING


def way(concerned: Concerned) -> Text | None:
    """The way from what changed to what is referred to; None where it is what changed itself."""
    if len(concerned.way) < 2:  # noqa: PLR2004 - one that changed and one between
        return None
    names = [
        kind_name(each.kind) if each.kind == ONLY_ONE else same(each.title)
        for each in concerned.way
    ]
    return _WAY(way=Text(*(" → ".join(name.to(to) for name in names) for to in LANGUAGES)))


def lines(each: Beside) -> Text:
    """Where a page or scenario names what, in one line."""
    told: list[Text] = []
    template = _GONE_LINES if each.grade == "wrong" and not each.failing else _LINES
    by_name: dict[Name, list[str]] = {}
    for line, named in each.places:
        by_name.setdefault(named, []).append(str(line))
    for (_, name), numbers in by_name.items():
        shown = ", ".join(numbers[:_MOST_LINES])
        where = f"line {shown}" if len(numbers) == 1 else f"lines {shown}"
        told.append(template(name=name, lines=shown, where=where))
        if len(numbers) > _MOST_LINES:
            told.append(_MORE_LINES(n=len(numbers) - _MOST_LINES))
    return Text(", ".join(text.ko for text in told), "; ".join(text.en for text in told))


def written(each: Beside) -> list[Text]:
    """The old values that it writes by hand, each with its lines."""
    by_value: dict[str, list[str]] = {}
    for line, value in each.written:
        by_value.setdefault(value, []).append(str(line))
    told = []
    for value, numbers in by_value.items():
        shown = ", ".join(numbers[:_MOST_LINES])
        more = ", …" if len(numbers) > _MOST_LINES else ""
        where = f"line {shown}" if len(numbers) == 1 else f"lines {shown}{more}"
        told.append(_BY_HAND(value=value, lines=f"{shown}{more}", where=where))
    return told


def failing(each: Beside) -> list[Text]:
    """The scenarios that fail now, one in a line."""
    return [_FAILING(line=one.line, text=one.text) for one in each.failing]


def first_line(each: Beside) -> int:
    """The line to look at first, from 1."""
    return each.failing[0].line if each.failing else each.places[0][0]


def part(spot: Spot) -> Text | None:
    """The part of a document a place is in."""
    if spot.part is None:
        return None
    if spot.part.kind == "channel":
        return same(spot.part.name)
    if spot.part.kind == "day":
        return _DAY(name=spot.part.name)
    return called(spot.part.kind, spot.part.name)


def spot_text(spot: Spot, roots: Sequence[Subject] = ()) -> Text | None:
    """A place in one line: its part, and what is to say about it.

    Of a finding that comes from something else than the only one of the `roots`, from what.
    """
    called, why = part(spot), spot.why
    if why is not None and spot.code is not None:
        if spot.cause is not None and _names(roots) != _names([spot.cause]):
            kind, title = spot.cause.kind, title_after(spot.cause.kind, spot.cause.title)
            why = _CAUSED(text=why, code=spot.code, kind=kind_name(kind), title=title)
        else:
            why = _CODED(text=why, code=spot.code)
    text = _NOTED(part=called, why=why) if why is not None and called is not None else why or called
    return None if text is None else Text(text.ko, f"{text.en[:1].upper()}{text.en[1:]}")


def _names(subjects: Sequence[Subject]) -> list[Name]:
    return [(each.kind, each.name) for each in subjects]


def also(each: Concerned) -> Text | None:
    """What of something wrong by findings is only to be reread: the places that need no words of their own."""
    named = parts(each.spots)
    return None if named is None or not _is_found(each) else _ALSO(parts=named)


def below(each: Concerned) -> Text | None:
    """The places that need no words of their own, in one line; not beside findings, after which they are told."""
    return None if _is_found(each) else parts(each.spots)


def _is_found(each: Concerned) -> bool:
    return any(spot.code is not None for spot in each.spots)


def parts(spots: tuple[Spot, ...]) -> Text | None:
    """The places that need no words of their own, in one line."""
    named = [spot for spot in spots if spot.why is None and spot.part is not None]
    if all(spot.part is not None and spot.part.kind == "day" for spot in named):
        named.sort(key=lambda spot: int(spot.part.name) if spot.part is not None else 0)
    by_kind: dict[str, dict[str, None]] = {}
    for spot in named:
        if spot.part is not None:
            by_kind.setdefault(spot.part.kind, {}).setdefault(spot.part.name)
    told = [_together(kind, list(names)) for kind, names in by_kind.items()]
    if not told:
        return None
    korean, english = ("; ".join(text.to(to) for text in told) for to in LANGUAGES)
    return Text(korean.replace("; ", ", "), english)


def _together(kind: str, names: list[str]) -> Text:
    """Parts of one kind: the kind once, then their names."""
    if kind == "channel":
        return same(", ".join(names))
    if kind == "day":
        days = ", ".join(names)
        return Text(f"{'·'.join(names)}일차", f"day {days}" if len(names) == 1 else f"days {days}")
    return all_called(kind, names)
