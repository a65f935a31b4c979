"""Texts of the knowledge base → safe HTML.

Nothing of the author's is executed: references become links first, a particle after a value is put
right, Markdown runs without raw HTML, and what is left passes an allow-list. A `<` that opens no
reference is a character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import markdown
import nh3
from markupsafe import Markup, escape

from cscx.content import filled
from cscx.content.filled import FORM, PAIR_OF, PARTICLE
from cscx.text import particle


class Shown(NamedTuple):
    """What a reference prints, and where it leads; `href` None where there is no page."""

    text: str
    href: str | None
    kind: str


class Spoken(NamedTuple):
    """A paragraph to say: its label such as 근거, and its words."""

    label: str
    words: Markup


Lookup = Callable[[str, str], Shown]

# Characters of Unicode's private use area mark a reference while Markdown runs.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_SLOT = re.compile(r"\{([^{}\n]{1,40})\}")
_MARKDOWN = re.compile(r"[*_`#\[\]\\!~|\n]|^\s*(?:[-+>]|\d+[.)])\s|https?:")
_LABEL = re.compile(r"\[([^\]\n]{1,12})\][ \t]*")
_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "code", "pre", "blockquote", "a", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel"}


def line(text: str, lookup: Lookup) -> Markup:
    """One line: its references as links, everything else as characters."""
    return Markup("").join(
        escape(part) if isinstance(part, str) else linked(part) for part in _parts(text, lookup)
    )


def plain(text: str, lookup: Lookup) -> str:
    """The text as it reads, without links: for titles, descriptions and counting."""
    return "".join(part if isinstance(part, str) else part.text for part in _parts(text, lookup))


def block(text: str, lookup: Lookup) -> Markup:
    """A Markdown text as paragraphs and lists."""
    shown: list[Shown] = []
    pieces = []
    for part in _parts(text.strip(), lookup):
        if isinstance(part, str):
            pieces.append(part)
        else:
            pieces.append(f"{_OPEN}{len(shown)}{_CLOSE}")
            shown.append(part)
    source = "".join(pieces)
    html = _converted(source) if _MARKDOWN.search(source) else f"<p>{escape(source)}</p>"
    return Markup(_MARK.sub(lambda mark: str(linked(shown[int(mark[1])])), html))  # noqa: S704 - sanitised above


def spoken(text: str, lookup: Lookup) -> list[Spoken]:
    """The paragraphs of a script, each with its label, its slots marked.

    A paragraph ends at an empty line or where the next line opens with a label.
    """
    return [Spoken(label, _with_slots(body, lookup)) for label, body in labelled_paragraphs(text)]


def labelled_paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of a script as written: (label, words)."""
    for paragraph in _paragraphs(text):
        label = _LABEL.match(paragraph)
        yield label[1] if label else "", paragraph[label.end() :] if label else paragraph


def linked(shown: Shown) -> Markup:
    """A reference as a link, or as plain words where nothing can be opened."""
    if shown.href is None:
        return Markup('<span class="cx-gone">{}</span>').format(shown.text)
    kind = Markup(' class="cx-fact"') if shown.kind == "fact" else ""
    return Markup('<a{} href="{}">{}</a>').format(kind, shown.href, shown.text)


def _paragraphs(text: str) -> Iterator[str]:
    lines: list[str] = []
    for row in [*text.strip().split("\n"), ""]:
        if lines and (not row.strip() or _LABEL.match(row)):
            yield "\n".join(lines)
            lines = []
        if row.strip():
            lines.append(row.rstrip())


def _with_slots(text: str, lookup: Lookup) -> Markup:
    html = Markup("")
    for part in _parts(text, lookup):
        if not isinstance(part, str):
            html += linked(part)
            continue
        end = 0
        for slot in _SLOT.finditer(part):
            html += _lines(part[end : slot.start()]) + _slot(slot[1])
            end = slot.end()
            following = PARTICLE.match(part, end)
            form = FORM.match(part, end)
            if following and form:
                html += _waiting_particle(slot[1], form[0])
                end = form.end()
        html += _lines(part[end:])
    return html


def _slot(name: str) -> Markup:
    return Markup('<span class="cx-slot" data-slot="{0}">{0}</span>').format(name)


def _waiting_particle(name: str, form: str) -> Markup:
    """The particle after a slot, which the browser puts right when the slot is filled."""
    pair = PAIR_OF[form]
    return Markup('<span data-josa="{}">{}</span>').format(pair, particle(name, pair))


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(row) for row in text.split("\n"))


def _parts(text: str, lookup: Lookup) -> Iterator[str | Shown]:
    """The text cut at its references, the particle after each one put right."""
    text = text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
    return filled.parts(text, lookup)


def _engine() -> markdown.Markdown:
    engine = markdown.Markdown(extensions=["nl2br", "sane_lists", "tables"], output_format="html")
    engine.preprocessors.deregister("html_block")
    for pattern in ("html", "autolink", "automail", "entity", "image_link", "image_reference"):
        engine.inlinePatterns.deregister(pattern)
    return engine


_ENGINE = _engine()


@lru_cache(maxsize=20_000)
def _converted(source: str) -> str:
    """Safe HTML of a Markdown text. A text stands on several pages and in the search index."""
    html = _ENGINE.reset().convert(source)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        attribute_filter=_without_marks,
        link_rel="noopener noreferrer",
    )


def _without_marks(_tag: str, _name: str, value: str) -> str | None:
    """A reference inside an address would be put there as HTML: such a link loses its address."""
    return None if _OPEN in value or _CLOSE in value or value.startswith("//") else value
