"""How a step is offered as a choice: what is said to the customer, or what is done."""

from __future__ import annotations

import re

from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Step
from cscx.messages import Text, same
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import normalised
from cscx.training.wording import drills as say
from cscx.training.wording.steps import act

_LABEL = re.compile(r"\[[^\]\n]{1,12}\][ \t]*")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]")
_SLOT = re.compile(r"\{([^{}]+)\}")
_GREETED = "고객명"
_POLITE = re.compile(r"죄송|감사|안녕|알겠습니다|고맙|기다리시게")
_CHANNEL = "전화"
_SHORTEST, _LONGEST = 14, 70


def spoken(knowledge: Knowledge, step: Step) -> str:
    """What is said at a step; "" where nothing is."""
    if step.say:
        line = script_line(knowledge, step.say)
        if line:
            return line
    return knowledge.reading.line(step.ask) if step.ask else ""


def done(knowledge: Knowledge, step: Step) -> Text:
    """What is done at a step."""
    if step.escalate:
        return say.UP(matrix=knowledge.reading.name("escalation", step.escalate))
    return act(step, knowledge.reading)


def script_line(knowledge: Knowledge, name: str) -> str:
    """The sentence of a script that says most, one that has to be said if there is one.

    Dates, amounts and goods in it would be those of another case; "" where every sentence has some.
    """
    script = knowledge.in_force(name, Script)
    if script is None or not script.text:
        return ""
    text = script.text.get(_CHANNEL) or next(iter(script.text.values()))
    sentences = [raw.strip() for raw in _SENTENCE.findall(_LABEL.sub("", text))]
    fitting = [
        each
        for each in sentences
        if _SHORTEST <= len(each) <= _LONGEST and not _slots(each) and not _POLITE.search(each)
    ]
    if not fitting:
        return ""
    best = min(fitting, key=lambda each: (not _must(script, each), len(each)))
    filled = _SLOT.sub(lambda found: script.slots.get(found[1], ""), best)
    return knowledge.reading.line(filled)


def _slots(sentence: str) -> int:
    return sum(name != _GREETED for name in _SLOT.findall(sentence))


def _must(script: Script, sentence: str) -> bool:
    plain = normalised(sentence)
    return any(normalised(word) in plain for word in script.must_say)


def quoted(sentence: str) -> Text:
    """A sentence as something that is said."""
    return same(f"“{sentence}”")
