"""An item: a question with its key, its proven distractors, and all that its answer rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

import msgspec

from cscx.messages import Text

Level = Literal["remember", "apply", "decide"]
Verdict = Literal["right", "wrong"]
LEVELS: tuple[Level, ...] = ("remember", "apply", "decide")
VERSION = 1
"""Of ids and fingerprints: a change of what they are made of begins a new history."""
_ID_LENGTH = 12


class Source(msgspec.Struct, frozen=True):
    """Where an answer is written: a document, the name of a step, rule or item in it, and its path."""

    document: str
    anchor: str
    path: tuple[str | int, ...]


class Proof(msgspec.Struct, frozen=True):
    """Why an option is right or wrong.

    `rule` is the rule that answers the case, None where no table is asked; `trace` says what the
    engine, or the one place that holds the value, gives instead of or as the option.
    """

    rule: str | None
    trace: Text


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer. `code` names its meaning and is what results are kept by; `text` may be reworded.

    `stands_for` is the code of a nearer answer in whose place this one is only because of its words.
    """

    code: str
    text: Text
    verdict: Verdict
    proof: Proof
    feedback: Text
    stands_for: str = ""


class Edge(msgspec.Struct, frozen=True):
    """The boundary a case lies at: what the fact is called, its value here and just across, the answer there.

    `above`: the far side has the greater value.
    """

    label: str
    here: Text
    there: Text
    answer: Text
    above: bool


class Item(msgspec.Struct, frozen=True, dict=True):
    """A question.

    `template` and `axis` say what is asked, `subject` of which document or entry, `case` which facts
    are fixed (as an example gives them, by input). `stems` are phrasings of one question, the first plain.
    `options` begin with the key, then distractors, the nearest first. Items of one `space` share
    their answers, so that each may be a distractor of the others. `rising` are the codes of
    amounts in rising order, in which they are shown; empty for what has no size. `edge` is for those that
    lie at a boundary of an amount. `depends_on` are the entries of the knowledge base, as kind:name.
    """

    type: str
    template: str
    subject: str
    axis: str
    case: Mapping[str, Any]
    level: Level
    space: str
    stems: tuple[Text, ...]
    options: tuple[Option, ...]
    why: Text
    sources: tuple[Source, ...]
    depends_on: tuple[str, ...]
    tracks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()
    edge: Edge | None = None

    @cached_property
    def id(self) -> str:
        """Twelve hex digits from what is asked, not from its words: results survive rewording."""
        return digest([VERSION, self.template, self.subject, self.axis, self.case])[:_ID_LENGTH]

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the case, an answer or a verdict does, and never because of words."""
        meaning = sorted([each.stands_for or each.code, each.verdict] for each in self.options)
        return digest([VERSION, self.case, meaning])

    @property
    def key(self) -> Option:
        """The right answer."""
        return next(option for option in self.options if option.verdict == "right")

    @property
    def distractors(self) -> tuple[Option, ...]:
        """The wrong answers, the nearest first."""
        return tuple(option for option in self.options if option.verdict == "wrong")

    @cached_property
    def wording(self) -> str:
        """Changes when only the words do."""
        texts = [self.stems, [(option.text, option.feedback) for option in self.options], self.why]
        return digest(msgspec.to_builtins(texts))


def digest(value: Any) -> str:
    """SHA-256 of canonical JSON: sorted keys, no blanks, UTF-8."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict
    )
    return hashlib.sha256(text.encode()).hexdigest()
