"""Which findings are asked for: by code, family or name, by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cscx.diagnostic import Diagnostic

if TYPE_CHECKING:  # rules bring the whole content layer along; a cached run needs none of it
    from cscx.lint.rule import Rule


class Selection(NamedTuple):
    """What --select and --ignore name; nothing selected means everything.

    A word is a code (CS201), a beginning of codes (CS24), a name (reference.unknown) or a family
    (reference).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, finding: Diagnostic) -> bool:
        """Whether a finding is asked for."""
        chosen = not self.select or any(matches(word, finding) for word in self.select)
        return chosen and not any(matches(word, finding) for word in self.ignore)


def matches(word: str, finding: Diagnostic | Rule) -> bool:
    """Whether a word of --select or --ignore means this finding or rule."""
    if word[:2].upper() == "CS" and word[2:].isdigit():
        return finding.code.startswith(word.upper())
    return finding.name == word.lower() or finding.name.startswith(f"{word.lower()}.")


def unknown(words: Iterable[str], rules: Mapping[str, Rule]) -> str | None:
    """The first word that means no rule at all."""
    return next(
        (word for word in words if not any(matches(word, rule) for rule in rules.values())), None
    )


def known_words(rules: Mapping[str, Rule]) -> list[str]:
    """Every code, name and family, to suggest from."""
    names = [rule.name for rule in rules.values()]
    families = sorted({name.partition(".")[0] for name in names})
    return [*rules, *names, *families]
