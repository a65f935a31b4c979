"""Verbs of a sentence about a change: what a change under review does, and what one that was made did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from cscx.messages import Text

Tense = Literal["now", "past"]

_VERBS: Final[Mapping[str, tuple[Text, Text]]] = {
    "changes": (Text("바뀝니다", "changes"), Text("바뀌었습니다", "changed")),
    "change": (Text("바뀝니다", "change"), Text("바뀌었습니다", "changed")),
    "unchanged": (Text("바뀌지 않습니다", ""), Text("바뀌지 않았습니다", "")),
    "appears": (Text("생깁니다", "appears"), Text("생겼습니다", "appeared")),
    "comes": (Text("추가됩니다", "gains"), Text("추가되었습니다", "gained")),
    "and_comes": (Text("추가되고", "gains"), Text("추가되고", "gained")),
    "leaves": (Text("빠집니다", "loses"), Text("빠졌습니다", "lost")),
    "goes": (Text("없어집니다", "is gone"), Text("없어졌습니다", "is gone")),
    "moves": (Text("바뀝니다", "moves"), Text("바뀌었습니다", "moved")),
    "splits": (Text("나뉩니다", "is split"), Text("나뉘었습니다", "was split")),
    "goes_to": (Text("갑니다", "goes"), Text("가게 되었습니다", "now goes")),
    "go_to": (Text("갑니다", "go"), Text("가게 되었습니다", "now go")),
    "is_set": (Text("정해집니다", "leads"), Text("정해졌습니다", "leads")),
    "is_marked": (Text("붙습니다", "now marked"), Text("붙었습니다", "now marked")),
    "replaces": (Text("대신합니다", "takes"), Text("대신했습니다", "took")),
}


def verbs(tense: Tense) -> Mapping[str, Text]:
    """The verbs by the names that templates have for them."""
    at = ("now", "past").index(tense)
    return {name: both[at] for name, both in _VERBS.items()}
