"""What sentences about changes share: three forms of one, Korean particles, where something stands."""

from __future__ import annotations

import re
from typing import Final

from cscx.change.changes import Change, Part
from cscx.change.words import PARTS, called
from cscx.messages import Text

SAYS = Text("{sentence}: {text}", "{sentence}: {text}")
_PART = Text("{kind} ‘{name}’", "{kind} '{name}'")
_BRACKETS: Final = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\Z")


def between(
    old: Text | None, new: Text | None, templates: tuple[Text, Text, Text], **words: object
) -> Text:
    """The sentence for a change, for what is new, or for what is gone."""
    changed, come, gone = templates
    if old is not None and new is not None:
        return changed(**words, old=old, new=new, to=particle(new.ko, "으로/로"))
    if new is not None:
        return come(**words, new=new, to=particle(new.ko, "으로/로"))
    return gone(**words, old=old)


def particle(word: str, pair: str) -> Text:
    """Only the particle: what stands in brackets behind a word or quotation mark does not choose it."""
    bare = _BRACKETS.sub("", word).rstrip("’") or word
    return Text(Text("{word:" + pair + "}", "")(word=bare).ko, "")


def part_name(part: Part) -> Text:
    """What a part is called: by the label people know it by, else by its name."""
    if part.label is None:
        return called(part.kind, part.name)
    return _PART(kind=PARTS[part.kind], name=part.label)


def where(change: Change) -> Text:
    """The part that something stands in, to begin a sentence with; empty where it is in none."""
    if change.part is None:
        return Text("", "")
    word = part_name(change.part)
    return Text(f"{word.ko}의 ", f"{word.en[:1].upper()}{word.en[1:]}: ")


def said(sentence: Text, text: Text | str) -> Text:
    """A sentence with what something says behind it, where it says anything."""
    empty = not (text.ko if isinstance(text, Text) else text)
    return sentence if empty else SAYS(sentence=sentence, text=text)
