"""A document of any kind, field by field, in the order and the words of its schema.

This is the page of every kind that brings no page model of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup, escape

from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.content.kinds.header import Header
from cscx.content.schema import Field, field_of
from cscx.publish import prose
from cscx.publish.pieces import parts
from cscx.publish.site import Link, View

_IN_HEAD = frozenset({"kind", "title", "summary", "status", "owner", "effective", "reviewed"})


class Item(msgspec.Struct, frozen=True):
    """A named value: `words` where it is one text, `below` where there is more."""

    label: str
    words: Markup
    below: Sequence[Item] = ()


class OutlinePage(msgspec.Struct, frozen=True):
    """A document field by field."""

    head: parts.Head
    items: Sequence[Item]
    users: Sequence[parts.Users]


def model(view: View, document: Document) -> OutlinePage:
    """What the page of a document shows."""
    assert document.kind is not None  # noqa: S101 - a body has a kind
    assert document.data is not None  # noqa: S101 - a body has data
    field = field_of(document.kind.name)
    items = [
        _item(view, field.properties.get(key), key, given)
        for key, given in document.data.items()
        if key not in _IN_HEAD
    ]
    return OutlinePage(head(view, document), items, parts.users(view, parts.entry_of(document)))


def head(view: View, document: Document) -> parts.Head:
    """The head of a document, with or without a header."""
    if isinstance(document.body, Header):
        return parts.head(view, document)
    assert document.kind is not None  # noqa: S101 - a body has a kind
    kind = document.kind
    crumbs: list[Link] = [view.page(f"{kind.folder}/index", view.kinds_title(kind))]
    if kind.folder == "reference":
        crumbs = [view.page("reference/index", view.words["reference"])]
    return parts.Head(
        title=title_of_document(view, document),
        crumbs=crumbs,
        lead=view.line(getattr(document.body, "summary", None)),
    )


def title_of_document(view: View, document: Document) -> str:
    """What a document is called; one of a kind without titles, such as the calendar, by its kind."""
    title = getattr(document.body, "title", None)
    if title is None and document.kind is not None and document.kind.folder == "reference":
        return view.kinds_title(document.kind)
    return title or document.id


def _item(view: View, field: Field | None, label: str, given: Any) -> Item:
    title = field.title.to(view.site.language) if field is not None else ""
    return value(view, field, title or label, given)


def value(view: View, field: Field | None, label: str, given: Any) -> Item:
    """A value of the document with its label, and everything below it."""
    if isinstance(given, Mapping):
        below = [_below(view, field, str(key), item) for key, item in given.items()]
        return Item(label, Markup(""), below)
    if isinstance(given, list):
        inner = field.items if field is not None else None
        if all(not isinstance(item, Mapping | list) for item in given):
            words = Markup(", ").join(_words(view, inner or field, item) for item in given)
            return Item(label, words)
        below = [value(view, inner, str(place), item) for place, item in enumerate(given, 1)]
        return Item(label, Markup(""), below)
    return Item(label, _words(view, field, given))


def _below(view: View, field: Field | None, key: str, given: Any) -> Item:
    inner = field.at(key) if field is not None else None
    known = field is not None and key in field.properties
    return _item(view, inner, key, given) if known else value(view, inner, view.plain(key), given)


def _words(view: View, field: Field | None, given: Any) -> Markup:
    if isinstance(given, bool):
        return escape(view.words["yes" if given else "no"])
    text = f"{given:,}" if isinstance(given, int) else str(given)
    if field is None:
        return escape(text)
    if text in field.choice_labels:
        return escape(field.choice_labels[text].to(view.site.language))
    if field.ref and "<" not in text and (kind_of_item(field.ref) or field.ref == "document"):
        return prose.linked(view.lookup(field.ref, text))
    return view.block(text) if field.text == "prose" else view.line(text)
