"""An input: what is asked, where to look, which values it may have and how to choose."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.inputs import Input
from cscx.publish.conditions import cell
from cscx.publish.site import Link, View


class InputRow(msgspec.Struct, frozen=True):
    """What the list of inputs shows of one. `values` come with how to recognise each."""

    type: str
    ask: str
    how: Sequence[tuple[str, Markup]]
    values: Sequence[tuple[str, Markup]]
    missing: Link | None
    unknown: Markup

    @property
    def guided(self) -> bool:
        """Whether some value says how to recognise it."""
        return any(text for _, text in self.values)


def item(view: View, entry: Entry) -> InputRow:
    """One input."""
    body = entry.body
    assert isinstance(body, Input)  # noqa: S101 - an item of this kind
    return InputRow(
        _type(view, body),
        view.plain(body.ask),
        _how(view, body),
        [(value, view.line(body.guide.get(value))) for value in body.values],
        view.link("sop", body.if_missing) if body.if_missing else None,
        cell(view, body.if_unknown) if body.if_unknown is not None else Markup(""),
    )


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
