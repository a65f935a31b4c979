"""The coverage page: what each contact reason has, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import REASONS, group_of, slug
from cscx.publish.page import Page
from cscx.publish.pieces import parts
from cscx.publish.site import Link, Site, View

COVERAGE = "coverage"
_WHOLE = 150
"""Contact reasons that fit on one page; of more, every group gets a page."""


class Cell(NamedTuple):
    """What a reason has of something: how many, or why none is needed; `gap` when it is missing."""

    number: int
    note: str = ""
    gap: bool = False


class Row(msgspec.Struct, frozen=True):
    """A contact reason with its cells: procedures, tables, scripts, channels."""

    link: Link
    cells: Sequence[Cell]

    @property
    def gap(self) -> bool:
        """Whether anything is missing."""
        return any(cell.gap for cell in self.cells)


class Group(msgspec.Struct, frozen=True):
    """The reasons of a group; `link` leads to the page that has its rows."""

    title: str
    rows: Sequence[Row]
    gaps: int
    link: Link | None = None


class CoveragePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the coverage page shows. `totals` are the gaps by column, in order."""

    head: parts.Head
    groups: Sequence[Group]
    columns: Sequence[str]
    totals: Sequence[tuple[str, int]]
    reasons: int


def pages(site: Site) -> list[Page]:
    """The coverage page, for everyone who works on the policies; none without contact reasons."""
    names = site.corpus.names.get("reason", ())
    if not names or site.audience == "customer":
        return []
    found = [_page(f"{COVERAGE}/index", site.words["coverage"], "")]
    if len(names) > _WHOLE:
        groups = dict.fromkeys(group_of(name) for name in names)
        found.extend(_page(f"{COVERAGE}/{slug(group)}", group, group) for group in groups)
    return found


def _page(path: str, title: str, group: str) -> Page:
    return Page(
        path=path,
        title=title,
        template="coverage.html",
        model=partial(model, group=group),
        section=REASONS,
    )


def model(view: View, group: str = "") -> CoveragePage:
    """What the page shows; with `group` only its reasons."""
    words = view.words
    names = view.corpus.names.get("reason", ())
    whole = bool(group) or len(names) <= _WHOLE
    rows: dict[str, list[Row]] = {}
    count = _Counter(view)
    for name in names:
        if group in ("", group_of(name)):
            rows.setdefault(group_of(name), []).append(count.row(name))
    groups = [
        Group(
            title,
            members if whole else (),
            sum(row.gap for row in members),
            None if whole else view.page(f"{COVERAGE}/{slug(title)}", title),
        )
        for title, members in rows.items()
    ]
    columns = [words[f"coverage_{key}"] for key in ("sops", "tables", "scripts", "channels")]
    every = [row for members in rows.values() for row in members]
    crumbs = [view.page(f"{REASONS}/index", words["reasons"])]
    if group:
        crumbs.append(view.page(f"{COVERAGE}/index", words["coverage"]))
    return CoveragePage(
        head=parts.Head(title=group or words["coverage"], crumbs=crumbs),
        groups=groups,
        columns=columns,
        totals=[
            (words[f"coverage_no_{key}"], sum(row.cells[place].gap for row in every))
            for place, key in enumerate(("sops", "tables", "scripts", "channels"))
        ],
        reasons=len(every),
    )


class _Counter:
    """Counts what the reasons have. Built once a page."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sops: dict[str, list[Sop]] = {}
        for _, sop in view.corpus.of(Sop):
            for reason in sop.reasons:
                self.sops.setdefault(reason, []).append(sop)
        self.scripts = {document.id: script for document, script in view.corpus.of(Script)}

    def row(self, name: str) -> Row:
        view, words = self.view, self.view.words
        body = view.corpus.entries["reason", name].body
        sops = self.sops.get(name, [])
        steps = [step for sop in sops for step in sop.steps]
        tables = {step.decide for step in steps if step.decide}
        spoken = {step.say for step in steps if step.say}
        needless = isinstance(body, Reason) and body.no_exception
        link = view.link("reason", name)
        short = link.text.removeprefix(f"{group_of(name)} > ")
        return Row(
            link._replace(text=short),
            [
                Cell(len(sops), gap=not sops),
                Cell(len(tables), words["coverage_needless"], gap=False)
                if needless and not tables
                else Cell(len(tables), gap=not tables),
                Cell(len(spoken), gap=not spoken),
                self._channels(sops, spoken),
            ],
        )

    def _channels(self, sops: Iterable[Sop], spoken: Iterable[str]) -> Cell:
        """The channels there is something to say in, and those a procedure serves in silence."""
        said = {name for id_ in spoken if id_ in self.scripts for name in self.scripts[id_].text}
        served = {name for sop in sops for name in sop.channels}
        silent = [
            name for name in self.view.corpus.names.get("channel", ()) if name in served - said
        ]
        return Cell(len(said), ", ".join(silent), bool(silent) or not said)
