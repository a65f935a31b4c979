"""Texts of the knowledge base as they read on a terminal: references as what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cscx.content.corpus import Corpus, Entry
from cscx.content.in_force import InForce
from cscx.content.tables import facts_of
from cscx.policy.language.values import Value
from cscx.policy.tables.definition import ByTier
from cscx.publish import prose
from cscx.publish.prose import Shown

_SENTENCE = re.compile(r".+?[.?!](?=\s|$)")
_LABEL = re.compile(r"\[[^\]\n]{1,12}\][ \t]*")


class Reading:
    """Reads texts for one case: a fact by tier is the tier's where the case's tier is known."""

    def __init__(self, corpus: Corpus, known: Mapping[str, Value]) -> None:
        self._corpus = corpus
        self._known = known
        self._in_force = InForce(corpus)
        self._facts = facts_of(corpus.items("fact"), corpus.as_of)

    def text(self, text: str) -> str:
        """A text in one line."""
        return " ".join(prose.plain(text, self._lookup).split())

    def title(self, kind: str, name: str) -> str:
        """A document with its title: 회수 안내 (return-accepted); an item by its title or name."""
        entry = self._found(kind, name)
        title = None if entry is None or entry.body is None else getattr(entry.body, "title", None)
        if title is None:
            return name
        return f"{title} ({entry.name})" if entry is not None and not entry.path else title

    def _found(self, kind: str, name: str) -> Entry | None:
        """What a name stands for; of a script the version that holds on the day."""
        entry = self._corpus.find(kind, name)
        if kind != "script" or entry is None:
            return entry
        held = self._in_force.on(name, self._corpus.as_of)
        return entry if held is None else self._corpus.find(kind, held.id)

    def first_sentence(self, script: str) -> str | None:
        """What a script opens with on its first channel, its slots as they stand."""
        entry = self._found("script", script)
        if entry is None or entry.body is None:
            return None
        text = next(iter(entry.body.text.values()), "")
        whole = self.text(_LABEL.sub("", text.strip().split("\n\n")[0]))
        found = _SENTENCE.match(whole)
        return found[0] if found else whole

    def _lookup(self, kind: str, name: str) -> Shown:
        if kind == "fact":
            return Shown(self._fact(name), None, kind)
        entry = self._corpus.find(kind, name)
        title = None if entry is None or entry.body is None else getattr(entry.body, "title", None)
        return Shown(title or name, None, kind)

    def _fact(self, name: str) -> str:
        value = self._facts(name)
        if not isinstance(value, ByTier):
            return value or name
        own = value.values.get(str(self._known.get(value.by)))
        return own or "·".join(f"{tier} {text}" for tier, text in value.values.items())
