"""Texts of the knowledge base as a quiz says them: one line, references as what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cscx.content.corpus import Corpus
from cscx.content.filled import parts
from cscx.content.tables import facts_of
from cscx.messages import Text
from cscx.policy.tables.definition import ByTier

_SENTENCE = re.compile(r".+?[.?!](?=\s|$)")
_NOT_DOING = re.compile(r"(?:않는다|없다)\.$|^(?:헷갈리면|예:)")
_LABEL = re.compile(r"\[[^\]\n]{1,12}\][ \t]*")
_MARKS = re.compile(r"[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}")

_FEW = 8


@dataclass(frozen=True, slots=True)
class _Printed:
    text: str


class Reading:
    """Reads the texts of a corpus as they stand on its day."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._facts = facts_of(corpus.items("fact"), corpus.as_of)

    def line(self, text: str, case: Mapping[str, str] | None = None) -> str:
        """A text in one line; a fact by tier is the tier's where the case says which."""

        def lookup(kind: str, name: str) -> _Printed:
            return _Printed(
                self.fact(name, case or {}) if kind == "fact" else self.name(kind, name)
            )

        said = "".join(part if isinstance(part, str) else part.text for part in parts(text, lookup))
        return " ".join(_MARKS.sub("", said).split())

    def first_sentence(self, text: str) -> str:
        """The first sentence of a text."""
        whole = self.line(text)
        found = _SENTENCE.match(whole)
        return found[0] if found else whole

    def doing(self, text: str) -> str:
        """The first sentence that says what to do; "" where each says what not to."""
        sentences = [found[0].strip() for found in _SENTENCE.finditer(self.line(text))]
        return next((each for each in sentences if not _NOT_DOING.search(each)), "")

    def opening(self, script: str) -> str:
        """What a script opens with on its first channel, without its label; "" when unknown."""
        entry = self._corpus.find("script", script)
        if entry is None or entry.body is None:
            return ""
        text = next(iter(entry.body.text.values()), "")
        return self.first_sentence(_LABEL.sub("", text.strip().split("\n\n")[0]))

    def name(self, kind: str, name: str) -> str:
        """What an entry is called: its title or label, else its name."""
        entry = self._corpus.find(kind, name)
        body = entry.body if entry is not None else None
        return getattr(body, "title", None) or getattr(body, "label", None) or name

    def label(self, name: str) -> str:
        """What an input is called in a question."""
        return self.name("input", name)

    def asked(self, name: str) -> str:
        """How a customer is asked for an input; "" where nobody is asked."""
        entry = self._corpus.find("input", name)
        ask = getattr(entry.body, "ask", None) if entry is not None else None
        return self.line(ask) if ask else ""

    def looked_up(self, name: str) -> str:
        """On which screen an input is looked up; "" where it stands on none."""
        entry = self._corpus.find("input", name)
        look = getattr(entry.body, "look", None) if entry is not None else None
        return self.line(look) if look else ""

    def values_of(self, name: str) -> tuple[str, ...]:
        """The values of an input that has few of them."""
        entry = self._corpus.find("input", name)
        values = getattr(entry.body, "values", None) if entry is not None else None
        return tuple(values) if values and len(values) <= _FEW else ()

    def fact(self, name: str, case: Mapping[str, str]) -> str:
        """The value of a fact; of one by tier all of them where the case does not say which."""
        value = self._facts(name)
        if not isinstance(value, ByTier):
            return value or name
        own = value.values.get(case.get(value.by, ""))
        return own or "·".join(f"{tier} {text}" for tier, text in value.values.items())

    def said(self, text: str, case: Mapping[str, str] | None = None) -> Text:
        """A text of the knowledge base, which has one language, as a Text."""
        line = self.line(text, case)
        return Text(line, line)
