r"""A rule's docstring → its explanation: title, what, why, a bad and a good snippet.

The docstring of a rule module reads so, Korean and English side by side:

    없는 것을 가리킨다 · Reference to nothing

    무엇: 한두 문장.
    What: One or two sentences.

    왜: …
    Why: …

    나쁜 예 · Bad:
        # procedures/return.yaml
        steps: …⟦flagged text⟧…

    좋은 예 · Good:
        …

A snippet names its file in a comment; its top-level keys replace those of the test's base document
of that name. ⟦…⟧ marks what is flagged. A snippet that must show bytes YAML cannot hold as they
are may use the escapes of Python strings: `\t`, `\u200b`.
"""

from __future__ import annotations

import re
import textwrap
from typing import NamedTuple

from cscx.messages import Text
from cscx.pattern import pattern

_SECTION = pattern(r"^(무엇|What|왜|Why|나쁜 예 · Bad|좋은 예 · Good):[ \t]*", re.MULTILINE)
MARK_START, MARK_END = "⟦", "⟧"


class Explanation(NamedTuple):
    """What `cscx explain` prints; snippets keep their marks."""

    title: Text
    what: Text
    why: Text
    bad: str
    good: str


def parse(docstring: str) -> Explanation:
    """Read a rule's docstring. Raises ValueError when a section is missing."""
    head, *rest = _SECTION.split(docstring)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    title = [part.strip() for part in head.strip().rstrip(".").split("·")]
    missing = {"무엇", "What", "왜", "Why", "나쁜 예 · Bad", "좋은 예 · Good"} - set(sections)
    if missing or len(title) < 2:  # noqa: PLR2004 - Korean and English
        message = f"explanation lacks {', '.join(sorted(missing)) or 'a title in two languages'}"
        raise ValueError(message)
    return Explanation(
        Text(title[0], "·".join(title[1:]).strip()),
        Text(_prose(sections["무엇"]), _prose(sections["What"])),
        Text(_prose(sections["왜"]), _prose(sections["Why"])),
        _snippet(sections["나쁜 예 · Bad"]),
        _snippet(sections["좋은 예 · Good"]),
    )


def _prose(section: str) -> str:
    return " ".join(section.split())


def _snippet(section: str) -> str:
    return textwrap.dedent(section.strip("\n")).rstrip() + "\n"
