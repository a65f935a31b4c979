"""A question as other programs take it: plain texts in one language, three answers in a drawn order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.assembly.form import SHOWN
from cscx.training.bank import Bank
from cscx.training.draw import Draw
from cscx.training.items.item import Item, Option
from cscx.training.items.written import TYPE as WRITTEN
from cscx.training.titles import source_line, title_of
from cscx.training.wording.names import LEVELS, TYPES

SOURCE = Text("근거: {source}", "Source: {source}")


class Choice(NamedTuple):
    """An answer with what is said to whoever chooses it."""

    code: str
    text: str
    right: bool
    feedback: str


class Card(NamedTuple):
    """A question. `document` is the id its answer stands in, `type` and `level` are codes, not words."""

    id: str
    fingerprint: str
    type: str
    level: str
    document: str
    title: str
    anchor: str
    question: str
    choices: tuple[Choice, ...]
    why: str
    source: str
    tracks: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def key(self) -> Choice:
        """The right answer."""
        return next(choice for choice in self.choices if choice.right)


def cards(bank: Bank, corpus: Corpus, seed: str, language: Language) -> Iterator[Card]:
    """Every item as a card.

    What is drawn for an item depends on the item and the seed alone: a change of one leaves the
    others as they were, byte for byte.
    """
    for item in bank.items:
        yield _card(item, corpus, Draw(item.id, seed), language)


def _card(item: Item, corpus: Corpus, draw: Draw, language: Language) -> Card:
    first = item.sources[0]
    stem = draw.one(item.stems)
    return Card(
        id=item.id,
        fingerprint=item.fingerprint,
        type=item.type,
        level=item.level,
        document=first.document,
        title=title_of(corpus, first.document),
        anchor=first.anchor,
        question=stem.to(language),
        choices=tuple(choice(option, language) for option in shown(item, draw)),
        why=item.why.to(language),
        source="\n".join(source_line(corpus, source, language) for source in item.sources),
        tracks=item.tracks,
        roles=item.roles,
    )


def choice(option: Option, language: Language) -> Choice:
    """An option in one language."""
    right = option.verdict == "right"
    return Choice(option.code, option.text.to(language), right, option.feedback.to(language))


def shown(item: Item, draw: Draw) -> list[Option]:
    """The answers to show: the author's own, or the key, the nearest and a drawn one.

    Amounts are in rising order, all others in a drawn one.
    """
    options = list(item.options)
    if item.type != WRITTEN and len(options) > SHOWN:
        near, *others = item.distractors
        options = [item.key, near, draw.one(others)]
    if item.rising:
        return sorted(options, key=lambda option: item.rising.index(option.code))
    return draw.shuffled(options)


def tags(card: Card, language: Language) -> tuple[str, ...]:
    """What a question can be found by: document, type, level, tracks and roles."""
    found = (card.document, TYPES[card.type].to(language), LEVELS[card.level].to(language))
    return tuple(dict.fromkeys((*found, *card.tracks, *card.roles)))
