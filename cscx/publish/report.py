"""Reports of readers: a new issue in the tracker of the knowledge base, with the page filled in.

The settings give the address (`site.issue-url`) with `{title}`, `{path}`, `{anchor}` and `{version}`.
A page fills what it knows; the place a reader looks at and the version are filled by the script when
the link is used. Nothing is sent before that.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from cscx.publish.words import Wording

_LATER = ("{anchor}", "{version}")


class Report(NamedTuple):
    """A link to report something: its address without scripts, what scripts complete, its words."""

    plain: str
    template: str
    text: str


def reports(address: str | None, words: Wording, title: str, path: str) -> list[Report]:
    """‘Wrong’ and ‘not found’ for a page; none where the settings name no tracker.

    An address without a place for the title cannot tell one from the other: it is one link.
    """
    if not address:
        return []
    if "{title}" not in address:
        return [_report(address, words["report"], "", path)]
    return [
        _report(address, text, f"{text}: {title}" if title else text, path)
        for text in (words["report_wrong"], words["report_missing"])
    ]


def _report(address: str, text: str, title: str, path: str) -> Report:
    filled = address.replace("{title}", quote(title, safe="")).replace(
        "{path}", quote(path, safe="")
    )
    plain = filled
    for name in _LATER:
        plain = plain.replace(name, "")
    return Report(plain, filled if plain != filled else "", text)
