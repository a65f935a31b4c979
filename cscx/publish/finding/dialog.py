"""What the search dialog must know beside the index: its filters in order, and the notices."""

from __future__ import annotations

from typing import Any

from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.header import Header
from cscx.content.kinds.notices import Notice
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import address_of, quoted, url
from cscx.publish.finding.uses import Uses
from cscx.publish.kinds.notices import ends, phase
from cscx.publish.pieces.dates import written
from cscx.publish.site import Site

_KINDS: dict[str, type[Header]] = {
    "sop": Sop,
    "script": Script,
    "exception": ExceptionTable,
    "escalation": Escalation,
}


def dialog_model(site: Site) -> dict[str, Any]:
    """The model of the dialog, as JSON values.

    `active`: the status of what is in force; `kinds`: the names of the kinds with a filter of their own; `channels`: all, in their order;
    `notices`: those that hold today or will, with the ids of the entries they touch.
    """
    view = site.at("")
    shown = [kind for kind, body in _KINDS.items() if any(True for _ in site.corpus.of(body))]
    channels = site.corpus.names.get("channel", ())
    return {
        "active": site.words["status_active"],
        "kinds": [view.kind_title(kind) for kind in shown],
        "channels": [view.link("channel", name).text for name in channels],
        "notices": _notices(site),
    }


def _notices(site: Site) -> list[dict[str, Any]]:
    uses, found = Uses(site), []
    for name, notice in site.corpus.items("notice").items():
        if not isinstance(notice, Notice) or phase(notice, site.as_of) == "past":
            continue
        address = address_of(site.corpus.entries["notice", name])
        until = site.words("notice_until", date=written(notice.until, site.language))
        found.append(
            {
                "id": f"notice:{name}",
                "title": notice.title,
                "until": until,
                "starts": starts(notice.from_),
                "ends": ends(notice.until),
                "address": f"{url(address.path, folders=site.folders)}#{quoted(address.anchor)}",
                "touches": uses.touched(notice.reasons),
            }
        )
    return found


def starts(from_: str) -> str:
    """The first moment of a day or the moment itself, in Korea's time."""
    day, _, time = from_.partition(" ")
    return f"{day}T{time or '00:00'}:00+09:00"
