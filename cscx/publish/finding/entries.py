"""Everything that search finds on a site. What a build does not publish has no entry."""

from __future__ import annotations

from functools import partial

from cscx.content.corpus import Entry as Defined
from cscx.content.kinds import kind_named
from cscx.content.kinds.calendar import Calendar
from cscx.content.kinds.header import Header
from cscx.publish.addresses import LOG, Address, address_of, quoted, url
from cscx.publish.audience import Retired
from cscx.publish.finding.documents import document_entry
from cscx.publish.finding.items import item_entry
from cscx.publish.finding.uses import Uses
from cscx.publish.keeping.recall import Recall
from cscx.publish.kinds import calendar
from cscx.publish.site import Site, View
from cscx.search.entry import Entry, Part

_GONE = 0.2
_AT_HAND = 0.3


def entries(site: Site, recall: Recall | None = None) -> list[Entry]:
    """The entries of a site, documents first. Training is not for a call and has none.

    `recall` knows those of the last build.
    """
    view, uses = site.at(""), Uses(site)
    channels = uses.titled(uses.channels)
    documents: list[Entry] = []
    items: list[Entry] = []
    for defined in site.corpus.entries.values():
        if defined.path:
            found = item_entry(view, defined, uses) if defined.body is not None else None
            items += [found] if found is not None else []
        elif isinstance(defined.body, Header):
            if recall is None:
                documents.append(document_entry(view, defined, uses))
                continue
            used = (uses.groups(defined.name), uses.channels_with(defined.name), channels)
            make = partial(_document, defined=defined, uses=uses)
            documents.append(recall.value(defined.name, (defined, used), make, Entry))
        elif isinstance(defined.body, Calendar):
            items.append(_calendar(view, defined))
    if site.logged:
        items.append(_log(view))
    return [*documents, *items, *(_retired(view, stone) for stone in site.shown.retired)]


def _document(site: Site, defined: Defined, uses: Uses) -> Entry:
    return document_entry(site.at(""), defined, uses)


def _calendar(view: View, defined: Defined) -> Entry:
    page = calendar.model(view, defined.document)
    hours = ", ".join(f"{days} {hours}" for days, hours in page.hours)
    days = ", ".join(f"{day} {name}" for group in page.groups for day, name in group.days)
    return Entry(
        id="calendar",
        address=quoted(url(address_of(defined).path, folders=view.site.folders)),
        title=view.kinds_title(kind_named("calendar")),
        kind=view.kind_title("calendar"),
        parts=(Part("", "", f"{hours}. {page.holidays}. {days}"),),
        boost=_AT_HAND,
    )


def _log(view: View) -> Entry:
    """The change log, by its name and what people call it."""
    words = view.words
    return Entry(
        id="changes",
        address=quoted(url(LOG, folders=view.site.folders)),
        title=words["log"],
        kind=words["reference"],
        search=tuple(words["log_called"].split(", ")),
        parts=(Part("", "", words["log_lead"]),),
    )


def _retired(view: View, stone: Retired) -> Entry:
    """A document out of force: found by its name, and told to be out of force."""
    path = Address(f"{kind_named(stone.kind).folder}/{stone.id}").path
    replaced = view.link("document", stone.replaced_by).text if stone.replaced_by else ""
    said = view.words["retired_replaced"] if replaced else view.words["retired_gone"]
    return Entry(
        id=stone.id,
        address=quoted(url(path, folders=view.site.folders)),
        title=stone.title,
        kind=view.kind_title(stone.kind),
        status=view.words["status_retired"],
        parts=(Part("", "", f"{said} {replaced}".strip()),),
        boost=_GONE,
    )
