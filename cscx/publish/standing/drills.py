"""The pages of drills: a list by procedure, and a page a procedure that plays any of its drills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from cscx.publish.addresses import DRILLS, QUIZ, Address, below_root, quoted
from cscx.publish.page import Page
from cscx.publish.pieces import parts
from cscx.publish.practised import practised
from cscx.publish.site import Link, Site, View
from cscx.publish.standing.indexes import TRAINING
from cscx.publish.standing.learn import HOME

INDEX = f"{DRILLS}/index"


class DrillsOf(msgspec.Struct, frozen=True):
    """A procedure on the list: where its drills are, and what they train."""

    link: Link
    summary: str
    trains: str
    tables: Sequence[Link]


class DrillList(msgspec.Struct, frozen=True):
    """The list of drills by procedure."""

    head: parts.Head
    procedures: Sequence[DrillsOf]


class DrillPage(msgspec.Struct, frozen=True):
    """What the page of a procedure's drills shows before its script plays them.

    `quiz` is the address, below the root, of the questions about the procedure.
    """

    id: str
    title: str
    crumbs: Sequence[Link]
    sop: Link
    quiz: str


def pages(site: Site) -> list[Page]:
    """The list, and a page for each procedure in force that has something to decide."""
    names = practised(site)
    if not names:
        return []
    words = site.words
    found = [
        Page(
            path=INDEX,
            title=words["drills"],
            template="drills.html",
            model=_list,
            section=TRAINING,
        )
    ]
    for name in names:
        title = site.called("sop", name).text
        found.append(
            Page(
                path=f"{DRILLS}/{name}",
                title=words("drill_of", title=title),
                template="drill.html",
                model=partial(_page, name),
                section=TRAINING,
            )
        )
    return found


def _list(view: View) -> DrillList:
    words = view.words
    return DrillList(
        parts.Head(
            title=words["drills"],
            crumbs=[view.page(HOME, words["learning"])],
            lead=view.line(words["drills_lead"]),
        ),
        list(_procedures(view)),
    )


def _procedures(view: View) -> Iterator[DrillsOf]:
    for name in practised(view.site):
        entry = view.corpus.find("sop", name)
        if entry is None:
            continue
        sop = entry.body
        tables = dict.fromkeys(step.decide for step in sop.steps if step.decide)
        branches = sum(step.decides for step in sop.steps)
        yield DrillsOf(
            view.page(f"{DRILLS}/{name}", sop.title),
            view.plain(sop.summary),
            view.words("drill_branches", n=branches),
            [view.link("exception", table) for table in tables],
        )


def _page(name: str, view: View) -> DrillPage:
    link = view.link("sop", name)
    words = view.words
    return DrillPage(
        name,
        link.text,
        [view.page(HOME, words["learning"]), view.page(INDEX, words["drills"])],
        link,
        f"{below_root(Address(QUIZ), folders=view.site.folders)}#document={quoted(name)}",
    )
