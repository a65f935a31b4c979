"""Everything the pages say that is not in the knowledge base, in Korean and English.

A module here is one area of the site. It has `WORDS` for the templates and may have
`BROWSER_WORDS` for the scripts, whose braces the browser fills. A new module is found by itself;
a key belongs to one module only.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from cscx.messages import Language, Text

WORDS: dict[str, Text] = {}
BROWSER_WORDS: dict[str, Text] = {}

for _area in iter_modules(__path__, f"{__name__}."):
    _module = import_module(_area.name)
    WORDS |= _module.WORDS
    BROWSER_WORDS |= getattr(_module, "BROWSER_WORDS", {})


class Wording:
    """The words in one language: `words["copy"]`, `words("count", n=3)`."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __getitem__(self, key: str) -> str:
        return WORDS[key].to(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """A sentence with its braces filled."""
        return WORDS[key](**values).to(self.language)

    def get(self, key: str, default: str) -> str:
        """The words of a key, or `default` where there are none."""
        return self[key] if key in WORDS else default

    def template(self, key: str) -> tuple[str, str]:
        """The words before and after the gap of a sentence."""
        before, _, after = self[key].partition("{}")
        return before, after

    def for_browser(self) -> dict[str, str]:
        """What the scripts of the site say."""
        return {key: text.to(self.language) for key, text in BROWSER_WORDS.items()}
