"""A question as the player shows it: one language, no proofs, its sources as links.

With the fields that js/form.js draws by, so that the site puts the same forms as the terminal.
"""

from __future__ import annotations

import msgspec

from cscx.messages import Language, Text
from cscx.publish.learning.sources import SourceLink, source_link
from cscx.publish.site import View
from cscx.training.items.item import Edge, Item, Option, Source
from cscx.training.wording.stem import Stem, stem


class ShownOption(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer; `feedback` is for a wrong one."""

    code: str
    verdict: str
    text: str
    feedback: str = ""


class ShownEdge(msgspec.Struct, frozen=True):
    """A boundary: the fact, its value on both sides, the answer on both sides."""

    label: str
    here: str
    there: str
    answer: str
    above: bool


class ShownSource(msgspec.Struct, frozen=True, omit_defaults=True):
    """A source by its names, as forms are balanced by, and its link."""

    document: str
    anchor: str
    link: SourceLink | None = None


class Shown(msgspec.Struct, frozen=True):
    """Everything the player needs of an item."""

    id: str
    fingerprint: str
    type: str
    space: str
    level: str
    stems: tuple[Stem, ...]
    options: tuple[ShownOption, ...]
    rising: tuple[str, ...]
    why: str
    edge: ShownEdge | None
    sources: tuple[ShownSource, ...]


def shown(view: View, item: Item) -> Shown:
    """An item as the site shows it."""
    language = view.site.language
    return Shown(
        id=item.id,
        fingerprint=item.fingerprint,
        type=item.type,
        space=item.space,
        level=item.level,
        stems=tuple(stem(text.to(language)) for text in item.stems),
        options=tuple(_option(option, language) for option in item.options),
        rising=item.rising,
        why=item.why.to(language),
        edge=_edge(item.edge, language) if item.edge is not None else None,
        sources=tuple(_source(view, source) for source in item.sources),
    )


def _option(option: Option, language: Language) -> ShownOption:
    right = option.verdict == "right"
    feedback = "" if right else option.feedback.to(language)
    return ShownOption(option.code, option.verdict, option.text.to(language), feedback)


def _edge(edge: Edge, language: Language) -> ShownEdge:
    def said(text: Text) -> str:
        return text.to(language)

    return ShownEdge(edge.label, said(edge.here), said(edge.there), said(edge.answer), edge.above)


def _source(view: View, source: Source) -> ShownSource:
    return ShownSource(source.document, source.anchor, source_link(view, source))
