"""Reports of readers: a new issue in the tracker of the knowledge base, with the page filled in.

The settings give the address (`site.issue-url`) with `{title}`, `{path}`, `{anchor}` and `{version}`.
The script of the page fills them when a link is used; before that nothing leaves the browser. Without
scripts the link opens with the path alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from cscx.publish.words import Wording

_BY_SCRIPT = ("{title}", "{anchor}", "{version}")


class Reports(NamedTuple):
    """What a page offers to report: the address to fill, the same without scripts, the words of each link."""

    form: str
    plain: str
    path: str
    words: Sequence[str]


def reports(address: str | None, words: Wording, path: str = "") -> Reports | None:
    """‘Wrong’ and ‘not found’ for the page of a file; None where the settings name no tracker.

    An address without a place for the title cannot tell one from the other: it is one link.
    """
    if not address:
        return None
    plain = address.replace("{path}", quote(path, safe="/"))
    for name in _BY_SCRIPT:
        plain = plain.replace(name, "")
    told_apart = "{title}" in address
    keys = ("report_wrong", "report_missing") if told_apart else ("report",)
    return Reports(address if plain != address else "", plain, path, [words[key] for key in keys])
