"""Indexes: rows under headings, on as many sheets as keep each page light."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec

from cscx.publish.page import Page
from cscx.publish.pieces.parts import Head
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


class Beginning(NamedTuple):
    """Where a group begins: its anchor, on the sheet of that place, counted from 0."""

    title: str
    anchor: str
    sheet: int


class Contents(NamedTuple):
    """What every sheet of an index shows of the others."""

    sheets: int
    beginnings: Sequence[Beginning]


Groups = Callable[[View], Sequence[Group]]
Above = Callable[[View], list[Link]]


def _nothing(_: View) -> list[Link]:
    return []


def sheets(site: Site, path: str, groups: Groups) -> list[str]:
    """The paths of an index: its own, and `path_2`, `path_3` … as no name of the company holds a `_`."""
    contents = _parts(site.at(path), path, groups)[0]
    paths = [path, *(f"{path}_{number}" for number in range(2, contents.sheets + 1))]
    if len(paths) > 1:
        _parts(site.at(paths[1]), path, groups)
    return paths


def sheet(view: View, path: str, groups: Groups) -> Sheet:
    """What the sheet that `view` stands on holds of the index at `path`."""
    number = 0 if view.path == path else int(view.path.rpartition("_")[2]) - 1
    parts = _parts(view, path, groups)
    contents, here = parts[0], parts[number + 1]
    if contents.sheets == 1:
        return Sheet(here, 1)
    paths = [path, *(f"{path}_{place}" for place in range(2, contents.sheets + 1))]
    begins = []
    for beginning in contents.beginnings:
        begin = view.page(paths[beginning.sheet], beginning.title)
        begins.append(begin._replace(href=f"{begin.href}#{beginning.anchor}"))
    links = [view.page(there, str(place)) for place, there in enumerate(paths, 1)]
    return Sheet(here, number + 1, links, begins)


def _parts(view: View, path: str, groups: Groups) -> Sequence[Any]:
    """The contents of an index and then what stands on each sheet, made once for all of them.

    Links are relative, so those of the first sheet differ from those of all others.
    """
    seen_from = path if view.path == path else f"{path}_2"
    return view.site.shared(f"index {path}", seen_from, partial(_made, groups=groups))


def _made(view: View, groups: Groups) -> list[Any]:
    parts = _split(groups(view))
    beginnings: dict[str, Beginning] = {}
    for number, part in enumerate(parts):
        for group in part:
            beginnings.setdefault(group.title, Beginning(group.title, group.anchor, number))
    return [Contents(len(parts), [*beginnings.values()]), *parts]


def index(
    site: Site, path: str, title: str, groups: Groups, *, section: str, above: Above = _nothing
) -> list[Page]:
    """The pages of an index that is nothing else; `above` are the pages it stands below."""
    return [
        Page(
            path=there,
            title=title if there == path else f"{title} ({number})",
            template="index.html",
            model=partial(_model, path=path, title=title, groups=groups, above=above),
            section=section,
        )
        for number, there in enumerate(sheets(site, path, groups), 1)
    ]


def _model(view: View, path: str, title: str, groups: Groups, above: Above) -> IndexPage:
    return IndexPage(Head(title=title, crumbs=above(view)), sheet(view, path, groups))


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
