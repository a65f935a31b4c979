"""The commented skeleton of a document, its references chosen from what the knowledge base has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files
from string import Template

from cscx.content.corpus import Corpus
from cscx.content.kinds import Kind
from cscx.messages import Language, Text
from cscx.scaffold.choices import MISSING, Choices

_NEEDS = Text(
    "지식 베이스에 {what}{what:이/가} 없어 {kind} 뼈대를 만들 수 없습니다.",
    "The knowledge base has no {what}, which the skeleton of a {kind} needs.",
)
_PLACE = re.compile(r"\$\{(\w+)\}")
_SCRIPT_LINE = Text("{고객명} 고객님, 여기에 할 말을 쓴다.", "{name}, write here what to say.")
_ACCEPT = (Text("수용", "accept"), Text("까닭을 한 줄로 쓴다", "the reason in one line"))
_REFUSE = (Text("거절", "refuse"), Text("까닭을 한 줄로 쓴다", "the reason in one line"))
_OUTPUT = Text("처리", "action")
_RULE = Text("규칙", "rule")
_CASE = Text("어떤 경우인지 짧게", "the case in a few words")
_SEVERITY = Text("이 심각도의 이름", "what it is called")
_WAIT = Text("10분", "10 minutes")


class LackingError(Exception):
    """The knowledge base has nothing yet that a skeleton must refer to.

    `text` says what, `kind` is the kind of document that would define it.
    """

    def __init__(self, text: Text, kind: str) -> None:
        super().__init__(text.en)
        self.text = text
        self.kind = kind


def skeleton(
    kind: Kind, document_id: str, corpus: Corpus, language: Language, title: str | None = None
) -> str:
    """The text of a new document of a kind. Raises LackingError.

    For a list kind it holds one item, named by `title` or the id.
    """
    template = (files("cscx.scaffold") / "skeletons" / language / f"{kind.name}.yaml").read_text(
        encoding="utf-8"
    )
    choices = Choices(corpus)
    words = {
        "title": title or document_id.replace("-", " "),
        "name": (title or document_id).replace(" ", "."),
        "today": corpus.as_of.isoformat(),
        "week_later": (corpus.as_of + timedelta(days=7)).isoformat(),
    }
    for place in _PLACE.findall(template):
        if place not in words:
            words[place] = _word(place, choices, kind, language)
    return Template(template).safe_substitute(words)


def _word(place: str, choices: Choices, kind: Kind, language: Language) -> str:
    if place == "texts":
        return _lines(_texts(choices, language), "channel", kind)
    if place == "rules":
        return _lines(_rules(choices, language), "input", kind)
    if place == "examples":
        return _lines(_examples(choices, language), "input", kind)
    if place == "severities":
        return _lines(_severities(choices, language), "severity", kind)
    if place == "levels":
        return _lines(_levels(choices, language), "called", kind)
    found = choices.one(place)
    if found is None:
        raise _lacking(place, kind)
    return found


def _lacking(place: str, kind: Kind) -> LackingError:
    what, needed = MISSING[place.removesuffix("_values").removesuffix("_value")]
    return LackingError(_NEEDS(what=what, kind=kind.title), needed)


def _lines(lines: Iterator[str], place: str, kind: Kind) -> str:
    made = "\n".join(lines)
    if not made:
        raise _lacking(place, kind)
    return made


def _texts(choices: Choices, language: Language) -> Iterator[str]:
    for channel in choices.channels:
        yield f"  {channel}: |"
        yield f"    {_SCRIPT_LINE.to(language)}"


def _rules(choices: Choices, language: Language) -> Iterator[str]:
    """One rule for each value of the input: complete from the start."""
    output = _OUTPUT.to(language)
    for number, value in enumerate(choices.values):
        answer, because = _ACCEPT if number == 0 else _REFUSE
        yield f"  - id: {_RULE.to(language)}{number + 1}"
        yield f"    when: {{{choices.one('input')}: {value}}}"
        yield f"    then: {{{output}: {answer.to(language)}}}"
        yield f"    because: {because.to(language)}"


def _examples(choices: Choices, language: Language) -> Iterator[str]:
    """One example for each rule."""
    output = _OUTPUT.to(language)
    for number, value in enumerate(choices.values):
        answer, _ = _ACCEPT if number == 0 else _REFUSE
        yield f"  - name: {_CASE.to(language)} {number + 1}"
        yield f"    given: {{{choices.one('input')}: {value}}}"
        yield f"    expect: {{{output}: {answer.to(language)}}}"


def _severities(choices: Choices, language: Language) -> Iterator[str]:
    for value in choices.severity_values:
        yield f"  {value}: {{title: {value}, text: {_SEVERITY.to(language)}}}"


def _levels(choices: Choices, language: Language) -> Iterator[str]:
    for role in choices.called:
        yield f"      - {{call: {role}, within: {_WAIT.to(language)}}}"
