"""Where on the site an answer is written: a link to the rule, the step, the fact it rests on."""

from __future__ import annotations

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds import kind_named
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import Address, address_of, anchor, below_root
from cscx.publish.site import View, title_of
from cscx.training.items.item import Source

_OTHERWISE, _INSTEAD, _DO_NOT = "otherwise", "instead", "do_not"


class SourceLink(msgspec.Struct, frozen=True):
    """A document, the place in it, and the address below the root of the site; "" where nothing is named."""

    title: str
    place: str
    href: str


def source_link(view: View, source: Source) -> SourceLink | None:
    """The link of a source; None when its document has no page."""
    entry = view.corpus.find("document", source.document)
    if entry is None:
        return None if not source.path else _item(view, source)
    return SourceLink(
        title_of(entry),
        _place(view, entry, source),
        below_root(Address(address_of(entry).path, _anchor(source)), folders=view.site.folders),
    )


def _item(view: View, source: Source) -> SourceLink | None:
    """An item of a list: its own place, wherever its list is shown."""
    for kind in ("fact", "term"):
        entry = view.corpus.find(kind, source.anchor)
        if entry is not None and entry.document.id == source.document:
            title = view.kinds_title(kind_named(f"{kind}s"))
            return SourceLink(
                title, title_of(entry), below_root(address_of(entry), folders=view.site.folders)
            )
    return None


def _anchor(source: Source) -> str:
    if source.path[:1] == (_DO_NOT,):
        return "cx-donot"
    if source.anchor in ("", _OTHERWISE, _INSTEAD):
        return f"cx-{source.anchor}" if source.anchor else ""
    return anchor(source.anchor)


def _place(view: View, entry: Entry, source: Source) -> str:
    if source.path[:1] == (_DO_NOT,):
        return view.words["do_not"]
    if source.anchor in (_OTHERWISE, _INSTEAD):
        return view.words[source.anchor]
    if isinstance(entry.body, Sop):
        step = entry.body.step(source.anchor)
        return step.name if step is not None else ""
    return view.words("learn_rule", id=source.anchor) if source.anchor else ""
