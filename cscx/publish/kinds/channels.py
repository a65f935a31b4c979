"""The page of a channel: its hours and limits, its scripts and procedures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.channels import Channel
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import address_of
from cscx.publish.pieces import parts
from cscx.publish.pieces.index_page import Group, Row, Sheet, sheet
from cscx.publish.site import View, title_of


class ChannelPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a channel shows."""

    head: parts.Head
    limits: Sequence[tuple[str, str]]
    sheet: Sheet


def model(view: View, entry: Entry) -> ChannelPage:
    """What the page of a channel shows."""
    channel = entry.body
    assert isinstance(channel, Channel)  # noqa: S101 - an item of this kind
    crumbs = [view.page("channels/index", view.words["kinds_channels"])]
    return ChannelPage(
        head=parts.Head(title=title_of(entry), crumbs=crumbs),
        limits=limits(view, channel),
        sheet=sheet(view, address_of(entry).path, partial(groups, entry=entry)),
    )


def groups(view: View, entry: Entry) -> list[Group]:
    """The procedures and scripts of a channel."""
    name, words = entry.name, view.words
    sops = [
        Row(view.link("sop", document.id), view.plain(sop.summary))
        for document, sop in view.corpus.of(Sop)
        if not sop.channels or name in sop.channels
    ]
    scripts = [
        Row(view.link("script", document.id), view.plain(script.summary))
        for document, script in view.corpus.of(Script)
        if name in script.text
    ]
    found = (
        Group(words["sops_here"], "cx-sops", sops),
        Group(words["scripts_here"], "cx-scripts", scripts),
    )
    return [group for group in found if group.rows]


def limits(view: View, channel: Channel) -> list[tuple[str, str]]:
    """What holds for every contact of a channel."""
    words = view.words
    found = [(words["hours"], channel.hours)]
    if channel.max_chars:
        found.append((words["length"], words("limit_chars", n=f"{channel.max_chars:,}")))
    if channel.read_aloud:
        found.append((words["length"], words("limit_read", value=view.plain(channel.read_aloud))))
    if channel.reply_within:
        found.append(
            (words["reply"], words("reply_within", value=view.plain(channel.reply_within)))
        )
    return found
