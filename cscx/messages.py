"""Messages in Korean and English: every sentence the tool says exists in both.

A template names its values in braces; `{name:이/가}` writes only the Korean particle that fits the
value, so that `‘{name}’{name:이/가} 없습니다` reads right for every name.
"""

from __future__ import annotations

from string import Formatter
from typing import Any, Literal

import msgspec

from cscx.text import particle

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")


class Text(msgspec.Struct, frozen=True, array_like=True):
    """One sentence or name in both languages."""

    ko: str
    en: str

    def __call__(self, **values: object) -> Text:
        """Fill the braces of both sentences; a value may itself be a Text."""
        return Text(_fill(self.ko, "ko", values), _fill(self.en, "en", values))

    def to(self, language: Language) -> str:
        """The sentence in one language."""
        return self.ko if language == "ko" else self.en


def same(text: str) -> Text:
    """A Text whose wording does not depend on the language, such as a name of the company."""
    return Text(text, text)


DID_YOU_MEAN = Text("혹시 ‘{near}’인가요?", "Did you mean '{near}'?")
"""The question behind a name that is not there; `near` is the name most like it."""


class _ParticleFormatter(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" in format_spec:
            return particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


_FORMATTER = _ParticleFormatter()


def _fill(template: str, language: Language, values: dict[str, object]) -> str:
    plain = {
        name: value.to(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
    return _FORMATTER.vformat(template, (), plain)
