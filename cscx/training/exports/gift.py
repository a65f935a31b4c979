r"""GIFT, which Moodle and its kin import.

Texts are HTML, so that every character can be written: what HTML gives a meaning to, and what an
importer would take for a weight (`%10%`) or a format (`[html]`) at the beginning of an answer, is
a character reference. Over that `~ = # { } : \` are escaped. A line break is `<br>`.
Sources: Moodle, question/format/gift/format.php; the grammar of gift-pegjs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from cscx.messages import Language
from cscx.training.exports.card import SOURCE, Card, tags

_MEANT = re.compile(r"([~=#{}:\\])")
_LINES = re.compile(r"\r\n?|\n")
_UNTAGGED = re.compile(r"[\\\]\x00-\x1f\x7f]")


def gift(cards: Iterable[Card], folder: str, language: Language) -> str:
    """A GIFT file: a category for each document below `folder`, each question with id and tags."""
    by_document: dict[str, list[Card]] = {}
    for card in cards:
        by_document.setdefault(card.document, []).append(card)
    parts: list[str] = []
    for found in by_document.values():
        path = "/".join(_name(name) for name in ("cscx", folder, found[0].title))
        parts.append(f"$CATEGORY: {path}\n")
        parts += ["\n".join(_question(card, language)) + "\n" for card in found]
    return "\n".join(parts)


def _question(card: Card, language: Language) -> Iterator[str]:
    yield " ".join(("//", f"[id:{card.id}]", *(f"[tag:{_tag(t)}]" for t in tags(card, language))))
    name = (
        f"{card.title} · {card.anchor} · {card.id}" if card.anchor else f"{card.title} · {card.id}"
    )
    yield f"::{_escaped(' '.join(name.split()))}::[html]{_text(card.question)} {{"
    for choice in card.choices:
        sign = "=" if choice.right else "~"
        yield f"\t{sign}{_answer(choice.text)}#{_answer(choice.feedback)}"
    told = f"{card.why}\n{SOURCE(source=card.source).to(language)}"
    yield f"\t####{_answer(told)}"
    yield "}"


def _text(text: str) -> str:
    """A text as HTML, escaped for GIFT."""
    return _escaped(_LINES.sub("<br>", html.escape(text, quote=False)))


def _answer(text: str) -> str:
    """A text that an importer reads from its first character on."""
    first = text[:1]
    if first in ("%", "["):
        return _escaped(f"&#{ord(first)};") + _text(text[1:])
    return _text(text)


def _escaped(text: str) -> str:
    return _MEANT.sub(r"\\\1", text)


def _tag(text: str) -> str:
    return _UNTAGGED.sub(" ", text)


def _name(text: str) -> str:
    """A name in a path of categories, where a slash is doubled."""
    return " ".join(text.split()).replace("/", "//")
