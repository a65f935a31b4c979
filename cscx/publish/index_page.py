"""Indexes: rows under headings, on as many sheets as keep each page light."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from cscx.publish.page import Page
from cscx.publish.parts import Head
from cscx.publish.site import Link, Site, View
from cscx.text import nfc

_ROOM = 20_000  # bytes of rows on one sheet: a page stays below 35 KB with its frame
_MARKUP = 170  # bytes of a row that are not text
_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"


class Row(msgspec.Struct, frozen=True):
    """A line of an index: a link, what it is in short, a remark at its end."""

    link: Link
    summary: str = ""
    note: str = ""


class Group(msgspec.Struct, frozen=True):
    """Lines under a heading; no heading for a single group."""

    title: str
    anchor: str
    rows: Sequence[Row]
    link: Link | None = None


class Sheet(msgspec.Struct, frozen=True):
    """One page of an index: its groups, the way to the other sheets, and where every group begins."""

    groups: Sequence[Group]
    number: int
    sheets: Sequence[Link] = ()
    contents: Sequence[Link] = ()


class IndexPage(msgspec.Struct, frozen=True):
    """An index."""

    head: Head
    sheet: Sheet


Groups = Callable[[View], Sequence[Group]]
Above = Callable[[View], list[Link]]


def _nothing(_: View) -> list[Link]:
    return []


def sheets(path: str, groups: Sequence[Group]) -> Iterator[str]:
    """The paths of an index: its own, and `path_2`, `path_3` … as no name of the company holds a `_`."""
    yield path
    for number in range(2, len(_split(groups)) + 1):
        yield f"{path}_{number}"


def sheet(view: View, path: str, groups: Sequence[Group]) -> Sheet:
    """What the sheet that `view` stands on holds of the index at `path`."""
    parts = _split(groups)
    paths = list(sheets(path, groups))
    number = paths.index(view.path)
    if len(parts) == 1:
        return Sheet(groups, 1)
    begins: dict[str, Link] = {}
    for there, part in zip(paths, parts, strict=True):
        for group in part:
            begin = view.page(there, group.title)
            place = f"{begin.href}#{group.anchor}"
            begins.setdefault(group.title, begin._replace(href=place))
    links = [view.page(there, str(place)) for place, there in enumerate(paths, 1)]
    return Sheet(parts[number], number + 1, links, [*begins.values()])


def index(
    site: Site, path: str, title: str, groups: Groups, *, section: str, above: Above = _nothing
) -> list[Page]:
    """The pages of an index that is nothing else; `above` are the pages it stands below."""
    return [
        Page(
            path=there,
            title=title if there == path else f"{title} ({number})",
            template="index.html",
            weight=0.0,
            model=partial(_model, path=path, title=title, groups=groups, above=above),
            section=section,
        )
        for number, there in enumerate(sheets(path, groups(site.at(path))), 1)
    ]


def _model(view: View, path: str, title: str, groups: Groups, above: Above) -> IndexPage:
    return IndexPage(Head(title=title, crumbs=above(view)), sheet(view, path, groups(view)))


def by_initial(rows: Sequence[tuple[str, Row]]) -> list[Group]:
    """Named rows in the order of their names, under the consonant, letter or digit each begins with."""
    groups: dict[str, list[Row]] = {}
    for name, row in sorted(rows, key=lambda each: nfc(each[0])):
        groups.setdefault(_initial(name), []).append(row)
    return [Group(letter, f"cx-{letter}", found) for letter, found in groups.items()]


def _initial(name: str) -> str:
    first = nfc(name)[:1]
    if "가" <= first <= "힣":
        return _INITIALS[(ord(first) - ord("가")) // 588]
    return first.upper()


def _split(groups: Sequence[Group]) -> list[list[Group]]:
    """Groups as they share sheets; a group that is too long goes on under the same heading.

    Weighed by texts alone, so that a sheet is the same from wherever it is seen.
    """
    parts: list[list[Group]] = [[]]
    room = _ROOM
    for group in groups:
        begun: list[Row] = []
        for row in group.rows:
            weight = _weight(row)
            if weight > room and (begun or parts[-1]):
                if begun:
                    parts[-1].append(msgspec.structs.replace(group, rows=begun))
                parts.append([])
                begun, room = [], _ROOM
            begun.append(row)
            room -= weight
        if begun or not group.rows:
            parts[-1].append(msgspec.structs.replace(group, rows=begun))
    return parts


def _weight(row: Row) -> int:
    texts: Any = (row.link.text, row.summary, row.note)
    return _MARKUP + sum(len(str(text).encode()) for text in texts)
