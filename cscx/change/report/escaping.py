"""Text of the knowledge base in Markdown: nothing in it becomes markup, a mention or a link."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~@&])")


def escaped(text: str) -> str:
    """A text with everything that Markdown or GitHub reads marked as plain."""
    return _SPECIAL.sub(r"\\\1", text)
