"""A contact reason: what customers say, and everything that answers it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.sop import Sop
from cscx.publish.site import Link, View


class ReasonRow(msgspec.Struct, frozen=True):
    """What a page of contact reasons shows of one."""

    says: Sequence[str]
    no_exception: str
    sops: Sequence[tuple[Link, str]]
    tables: Sequence[Link]
    scripts: Sequence[Link]


def item(view: View, entry: Entry) -> ReasonRow:
    """One contact reason."""
    reason = entry.body
    assert isinstance(reason, Reason)  # noqa: S101 - an item of this kind
    sops = sops_of(view, entry.name)
    steps = [step for _, sop in sops for step in sop.steps]
    return ReasonRow(
        reason.says,
        view.plain(reason.no_exception),
        [(view.link("sop", id_), view.plain(sop.summary)) for id_, sop in sops],
        [
            view.link("exception", name)
            for name in dict.fromkeys(s.decide for s in steps if s.decide)
        ],
        [view.link("script", name) for name in dict.fromkeys(s.say for s in steps if s.say)],
    )


def sops_of(view: View, reason: str) -> list[tuple[str, Sop]]:
    """The procedures for a contact reason."""
    users = (use.document for use in view.site.links_to.get(("reason", reason), ()))
    found = {user.id: user.body for user in users if isinstance(user.body, Sop)}
    return [(id_, sop) for id_, sop in found.items() if reason in sop.reasons]
