"""The lists of the knowledge base: one page a list, or one page an item for roles and channels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds import Kind, all_kinds
from cscx.content.schema import field_of
from cscx.publish.addresses import ITEM_FOLDERS, REASONS, address_of, anchor, group_of, slug
from cscx.publish.page import Page
from cscx.publish.pieces import outline, parts
from cscx.publish.pieces.index_page import Group, Row, by_initial, index, sheets
from cscx.publish.render import has_template
from cscx.publish.site import Link, Site, View, title_of

FOLDER = "reference"


class ListRow(msgspec.Struct, frozen=True):
    """An item with what its kind shows of it, and who uses it."""

    anchor: str
    name: str
    title: str
    shown: Any
    users: Sequence[parts.Users]


class ListPage(msgspec.Struct, frozen=True):
    """A list: its items in file order."""

    head: parts.Head
    rows: Sequence[ListRow]


def pages(site: Site) -> list[Page]:
    """The pages of every list."""
    found: list[Page] = []
    for kind in all_kinds().values():
        entries = entries_of(site, kind)
        if not entries:
            continue
        if kind.item in ITEM_FOLDERS:
            found.extend(page for entry in entries for page in _item_pages(site, kind, entry))
            found.extend(_item_index(site, kind, entries))
        elif kind.item == "reason":
            found.extend(_group_pages(kind, entries))
        else:
            found.append(_list_page(site, kind, entries))
    return found


def entries_of(site: Site, kind: Kind) -> list[Entry]:
    """The items of a list kind."""
    if not kind.item:
        return []
    return [e for e in site.corpus.entries.values() if e.kind == kind.item and e.body is not None]


def _sources(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.document.path for entry in entries))


def _list_page(site: Site, kind: Kind, entries: list[Entry]) -> Page:
    template = f"{kind.name}.html"
    return Page(
        path=f"{kind.folder}/{kind.name}",
        title=site.at("index").kinds_title(kind),
        template=template if has_template(template) else "outline_list.html",
        model=partial(list_model, kind=kind, entries=entries),
        section=FOLDER,
        sources=_sources(entries),
    )


def list_model(view: View, kind: Kind, entries: list[Entry]) -> ListPage:
    """Everything the page of a list shows."""
    head = parts.Head(title=view.kinds_title(kind), crumbs=_above(view))
    return ListPage(head, [_row(view, kind, entry) for entry in entries])


def _row(view: View, kind: Kind, entry: Entry) -> ListRow:
    module = f"cscx.publish.kinds.{kind.name}"
    if find_spec(module) is not None:
        shown = import_module(module).item(view, entry)
    else:
        shown = _outlined(view, kind, entry)
    return ListRow(anchor(entry.name), entry.name, title_of(entry), shown, parts.users(view, entry))


def _outlined(view: View, kind: Kind, entry: Entry) -> Sequence[outline.Item]:
    items = field_of(kind.name).properties["items"]
    field = items.others
    value = entry.document.value_at(entry.path)
    made = outline.value(view, field, entry.name, value)
    return made.below


def _item_pages(site: Site, kind: Kind, entry: Entry) -> list[Page]:
    """The page of an item; one that lists much has several sheets."""
    address = address_of(entry)
    template = f"{kind.item}.html"
    module = _module(kind)
    groups = getattr(module, "groups", None)
    paths = [address.path]
    if groups is not None:
        paths = sheets(site, address.path, partial(groups, entry=entry))
    return [
        Page(
            path=path,
            title=title_of(entry) if path == address.path else f"{title_of(entry)} ({number})",
            template=template if has_template(template) else "outline.html",
            model=partial(_item_model, kind=kind, entry=entry),
            description=site.at(path).plain(getattr(entry.body, "duties", None)),
            section=ITEM_FOLDERS[kind.item] if kind.item == "role" else FOLDER,
            sources=(entry.document.path,),
        )
        for number, path in enumerate(paths, 1)
    ]


def _item_model(view: View, kind: Kind, entry: Entry) -> object:
    return _module(kind).model(view, entry)


def _module(kind: Kind) -> Any:
    return import_module(f"cscx.publish.kinds.{kind.name}")


def _item_index(site: Site, kind: Kind, entries: list[Entry]) -> list[Page]:
    """The index of items by their initials, of kinds that say what a row of it shows."""
    row = getattr(_module(kind), "row", None)
    if row is None:
        return []
    title = site.at("index").kinds_title(kind)
    path = f"{ITEM_FOLDERS[kind.item]}/index"
    groups = partial(_rows, row=row, entries=entries)
    return index(site, path, title, groups, section=FOLDER, above=_above)


def _rows(view: View, row: Callable[[View, Entry], Row], entries: list[Entry]) -> list[Group]:
    return by_initial([(title_of(entry), row(view, entry)) for entry in entries])


def _above(view: View) -> list[Link]:
    return [view.page(f"{FOLDER}/index", view.words["reference"])]


def _group_pages(kind: Kind, entries: list[Entry]) -> list[Page]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(group_of(entry.name), []).append(entry)
    return [
        Page(
            path=f"{REASONS}/{slug(group)}",
            title=group,
            template="reasons.html",
            model=partial(_group_model, kind=kind, group=group, entries=members),
            section=REASONS,
            sources=_sources(members),
        )
        for group, members in groups.items()
    ]


def _group_model(view: View, kind: Kind, group: str, entries: list[Entry]) -> ListPage:
    crumbs = [view.page(f"{REASONS}/index", view.words["reasons"])]
    head = parts.Head(title=group, crumbs=crumbs, lead=Markup(""))
    rows = [_row(view, kind, entry) for entry in entries]
    within = [
        msgspec.structs.replace(row, title=row.title.removeprefix(f"{group} > ")) for row in rows
    ]
    return ListPage(head, within)
