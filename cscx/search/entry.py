"""What is searched: an entry is a thing people look for, and its parts are the places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """A place inside an entry that a hit can lead to: a step, a rule, a variant of a script."""

    anchor: str
    """The fragment of the address, without `#`; empty for the top of the page."""
    title: str
    """The step's title, the rule's outcome, the channel of a variant."""
    text: str
    """What stands there, as plain text."""


Copies = tuple[tuple[str, str], ...]
"""(channel, words), in the order of the channels; the channel is empty where it does not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something a search can find. All texts are plain: no Markdown, no HTML."""

    id: str
    address: str
    """Where it is read, relative to the site; a part's anchor is added to it."""
    title: str
    kind: str
    status: str = ""
    reasons: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    """Words under which people look for it although they do not stand in it."""
    says: tuple[str, ...] = ()
    """What customers say when it is needed."""
    parts: tuple[Part, ...] = ()
    copy: Copies = ()
    """What a key copies out of the result list, by channel; the first one by default. A blank line parts
    its paragraphs."""
    boost: float = 1.0
    """Its score is multiplied by this: below 1 for what only accompanies, such as a list's item."""


@dataclass(frozen=True, slots=True)
class Words:
    """The company's words: which mean the same, and which must never be taken for another."""

    alike: tuple[tuple[str, ...], ...] = ()
    """Groups of words or phrases that mean the same; one finds the others at a lower weight."""
    apart: tuple[tuple[str, ...], ...] = ()
    """Groups whose members are never merged, such as 반품, 환불, 취소: offered as related only."""
