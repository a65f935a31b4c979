"""What a step of a scenario may say, and what it then does: the register of step definitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from cscx.messages import Language, Text
from cscx.scenarios.feature import Kind, Rows, Step
from cscx.scenarios.world import World
from cscx.text import jamo

Act = Callable[[World, "Said"], None]
_NEAREST = 3
_WORDS = {
    "given": Text("조건", "Given"),
    "when": Text("만일", "When"),
    "then": Text("그러면", "Then"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a step that its pattern names, and the table below it."""

    parts: dict[str, str]
    rows: Rows

    def __getitem__(self, name: str) -> str:
        return self.parts[name].strip()


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """One thing a step may say in one language. `form` shows its parts in brackets."""

    kind: Kind
    language: Language
    pattern: re.Pattern[str]
    form: str
    example: str
    act: Act

    @property
    def shown(self) -> str:
        """The form with its keyword, as it is listed."""
        return f"{_WORDS[self.kind].to(self.language)} {self.form}"


class Register:
    """Step definitions in the order they are tried: the more particular first."""

    def __init__(self) -> None:
        self.definitions: list[StepDefinition] = []

    def step(
        self, kind: Kind, language: Language, pattern: str, *, form: str, example: str
    ) -> Callable[[Act], Act]:
        """Register a function for steps that fit a pattern; `{…}` groups are `(?P<name>…)`."""

        def keep(act: Act) -> Act:
            compiled = re.compile(pattern)
            self.definitions.append(StepDefinition(kind, language, compiled, form, example, act))
            return act

        return keep

    def find(self, step: Step) -> tuple[StepDefinition, Said] | None:
        """The first definition that a step fits, with what it says."""
        text = step.text.rstrip(".")
        for definition in self.definitions:
            if definition.kind != step.kind:
                continue
            found = definition.pattern.fullmatch(text)
            if found is not None:
                parts = {name: part or "" for name, part in found.groupdict().items()}
                return definition, Said(parts, step.rows)
        return None

    def nearest(self, step: Step) -> list[str]:
        """The forms of the same kind and language that are most like a step, the nearest first."""
        language: Language = "ko" if any("가" <= char <= "힣" for char in step.text) else "en"
        if step.text.isascii():
            language = "en"
        same = [d for d in self.definitions if d.kind == step.kind and d.language == language]
        return [each.shown for each in sorted(same, key=lambda d: -_like(step.text, d))][:_NEAREST]


def _like(text: str, definition: StepDefinition) -> float:
    example = definition.example.partition(" ")[2]
    forms: Iterable[str] = (definition.form, example)
    return max(SequenceMatcher(None, jamo(text), jamo(form)).ratio() for form in forms)
