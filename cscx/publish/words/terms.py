"""What the card of a word of the glossary says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "term_say": Text(
        "고객에게는 ‘{word}’{word:이라고/라고} 말합니다.", "Say ‘{word}’ to customers."
    ),
    "term_avoid": Text("쓰지 않는 말입니다.", "Do not use this word."),
}

BROWSER_WORDS: dict[str, Text] = {
    "term_again": Text("한 번 더 누르면 용어집으로 갑니다.", "Tap again to open the glossary."),
}
