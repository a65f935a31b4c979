"""Pages that somebody wrote beside the knowledge base, as entries: their words without Markdown."""

from __future__ import annotations

import re

from markdown import Markdown
from markupsafe import Markup

from cscx.publish.finding.plain import words_of
from cscx.search.entry import Entry, Part

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_BOOST = 0.3


def page_entry(address: str, text: str, *, kind: str, name: str) -> Entry:
    """The entry of a Markdown page at an address of the site. `name` is its title where it has none."""
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    title = (_TITLE.search(front[1]) if front else None) or _HEADING.search(body)
    html = Markdown(extensions=["tables"]).convert(body)
    said = words_of(Markup(html))  # noqa: S704 - tags are dropped
    return Entry(
        id=f"page:{name}",
        address=address,
        title=title[1] if title else name,
        kind=kind,
        parts=(Part("", "", said),),
        boost=_BOOST,
    )
