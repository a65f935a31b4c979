"""An input: what is asked, where to look, which values it may have and how to choose."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.inputs import Input
from cscx.publish.pieces import parts
from cscx.publish.pieces.conditions import cell
from cscx.publish.pieces.index_page import Row
from cscx.publish.site import Link, View, title_of


class InputPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of an input shows. `values` come with how to recognise each."""

    head: parts.Head
    name: str
    type: str
    ask: str
    how: Sequence[tuple[str, Markup]]
    values: Sequence[tuple[str, Markup]]
    missing: Link | None
    unknown: Markup
    users: Sequence[parts.Users]

    @property
    def guided(self) -> bool:
        """Whether some value says how to recognise it."""
        return any(text for _, text in self.values)


def model(view: View, entry: Entry) -> InputPage:
    """One input."""
    body = entry.body
    assert isinstance(body, Input)  # noqa: S101 - an item of this kind
    title = title_of(entry)
    return InputPage(
        head=parts.Head(title=title, crumbs=_above(view)),
        name=entry.name if entry.name != title else "",
        type=_type(view, body),
        ask=view.plain(body.ask),
        how=_how(view, body),
        values=[(value, view.line(body.guide.get(value))) for value in body.values],
        missing=view.link("sop", body.if_missing) if body.if_missing else None,
        unknown=cell(view, body.if_unknown) if body.if_unknown is not None else Markup(""),
        users=parts.users(view, entry),
    )


def row(view: View, entry: Entry) -> Row:
    """An input as a row of the index."""
    body = entry.body
    assert isinstance(body, Input)  # noqa: S101 - an item of this kind
    what = f"“{view.plain(body.ask)}”" if body.ask else view.plain(body.look)
    return Row(view.entry_link(entry), what, _type(view, body) or ", ".join(body.values[:3]))


def _above(view: View) -> list[Link]:
    words = view.words
    return [
        view.page("reference/index", words["reference"]),
        view.page("reference/inputs/index", words["kinds_inputs"]),
    ]


def _type(view: View, body: Input) -> str:
    parts = [
        view.words.get(f"type_{body.type}", body.type or ""),
        body.unit or "",
        body.format or "",
    ]
    return " · ".join(part for part in parts if part)


def _how(view: View, body: Input) -> list[tuple[str, Markup]]:
    words = view.words
    found = []
    if body.look:
        found.append((words["look"], view.line(body.look)))
    if body.from_ == "calendar":
        found.append((words["look"], Markup("{}").format(words["by_clock"])))
    elif body.from_:
        table, _, output = body.from_.partition(".")
        link = view.link("exception", table)
        found.append(
            (
                words["from_table"],
                Markup('<a href="{}">{}</a> {}').format(link.href or "", link.text, output),
            )
        )
    if body.is_:
        found.append((words["formula"], view.line(body.is_)))
    if body.judgement:
        found.append((words["look"], Markup("{}").format(words["judged"])))
    return found
