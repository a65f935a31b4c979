"""A case as a colleague hears it: what the customer says, what the screen shows, what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cscx.content.kinds.persona import Persona
from cscx.messages import Text

_WITH_LINE = (
    Text(
        "고객: “{line}”\n확인해 보니 다음과 같습니다.\n{facts}\n{question}",
        "Customer: “{line}”\nYou look it up:\n{facts}\n{question}",
    ),
    Text(
        "“{line}”라며 연락이 왔습니다. 지금까지 확인한 내용입니다.\n{facts}\n{question}",
        "A customer gets in touch: “{line}” This is what you know so far.\n{facts}\n{question}",
    ),
    Text(
        "옆자리 동료가 묻습니다. “이 건 어떻게 하죠? 고객은 ‘{line}’라고 하세요.”\n{facts}\n{question}",
        "A colleague asks: “What do I do here? The customer says ‘{line}’”\n{facts}\n{question}",
    ),
)
_WITHOUT_LINE = (
    Text(
        "‘{subject}’ 문의를 받았습니다. 확인해 보니 다음과 같습니다.\n{facts}\n{question}",
        "A contact about “{subject}”. You look it up:\n{facts}\n{question}",
    ),
    Text(
        "상담 이력에 이렇게 적혀 있습니다.\n{facts}\n{question}",
        "The contact's notes say:\n{facts}\n{question}",
    ),
    Text(
        "옆자리 동료가 ‘{subject}’ 건을 물어 옵니다. 내용은 이렇습니다.\n{facts}\n{question}",
        "A colleague asks about a case of “{subject}”.\n{facts}\n{question}",
    ),
)
_FACT = Text("- {label}: {value}", "- {label}: {value}")
_ASKED = Text("- “{asked}” {value}", "- “{asked}” {value}")
_TRANSCRIPT = 1
"""The phrasing that tells what was asked in the words it is asked with."""
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_TELLS = re.compile(
    r"[는은인건]데|다고|라고|다는|다더니|라더니|면서|(?:시킨|산|받은|쓴|한) 거(?! 맞)"
)
"""Clauses that tell what happened."""
_COMMON = frozenset({"판정", "처리", "방법"})


class Told(NamedTuple):
    """A fact of a case as it is told: what it is called, its value, and how the customer is asked."""

    label: str
    value: Text
    asked: str = ""


def call(
    subject: str, lines: Sequence[str], facts: Iterable[Told], question: Sequence[Text]
) -> tuple[Text, ...]:
    """Phrasings of a question about a case, one a wording of `question`.

    `lines` are what this customer may say; none where nobody knows what such a customer says.
    """
    told = list(facts)
    frames = _WITH_LINE if lines else _WITHOUT_LINE
    return tuple(
        frame(
            line=lines[at % len(lines)] if lines else "",
            subject=subject,
            facts=_listed(told, transcript=at == _TRANSCRIPT),
            question=question[at % len(question)],
        )
        for at, frame in enumerate(frames)
    )


def _listed(facts: Sequence[Told], *, transcript: bool) -> Text:
    """The facts, one a line."""
    said = [
        _ASKED(asked=fact.asked, value=fact.value)
        if transcript and fact.asked
        else _FACT(label=fact.label, value=fact.value)
        for fact in facts
    ]
    return Text("\n".join(t.ko for t in said), "\n".join(t.en for t in said))


def share_a_word(one: str, other: str) -> bool:
    """Whether two titles are about the same thing: a word of one stands in the other."""
    words = (set(_WORD.findall(one)), set(_WORD.findall(other)))
    return any(a in b or b in a for a in words[0] - _COMMON for b in words[1] - _COMMON)


def fitting_lines(
    lines: Iterable[str], case: Mapping[str, Any], others: Mapping[str, Sequence[str]]
) -> list[str]:
    """What a customer may say without contradicting the case.

    `others` are the values of each input; a line that names a value the case has not is left out.
    """
    return [
        line
        for line in lines
        if not any(
            value in line and value not in str(case.get(name, value))
            for name, values in others.items()
            if name in case
            for value in values
        )
    ]


def sayable_lines(
    lines: Iterable[str],
    case: Mapping[str, Any],
    others: Mapping[str, Sequence[str]],
    *,
    asks: bool,
) -> list[str]:
    """What the customer of a case surely may say: a line that names a value of the case.

    With `asks` also one that only asks. A line that tells something besides may tell what is not so.
    """
    named = [str(case[name]) for name, values in others.items() if str(case.get(name)) in values]
    return [
        line
        for line in fitting_lines(lines, case, others)
        if not _TELLS.search(line)
        and (any(value in line for value in named) or (asks and line.endswith("?")))
    ]


def persona_lines(personas: Iterable[Persona], case: Mapping[str, Any]) -> list[str]:
    """The first words of the customers whose own facts are those of the case."""
    found = []
    for persona in personas:
        shared = [name for name in persona.case if name in case]
        if len(shared) >= 2 and all(  # noqa: PLR2004 - one fact alone makes no customer
            _same(persona.case[name], case[name]) for name in shared
        ):
            found.append(persona.says.open)
    return found


def _same(one: Any, other: Any) -> bool:
    return str(one) == str(other) or (isinstance(one, list) and one == other)
