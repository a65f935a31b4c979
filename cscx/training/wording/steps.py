"""What a step is called in a question: the work in one sentence."""

from __future__ import annotations

from cscx.content.kinds.sop import Step
from cscx.messages import Text
from cscx.training.wording.reading import Reading

_TABLE = "판정표"
_CALL = Text("‘{title}’ 절차를 연다.", "Open the procedure “{title}”.")
_GO_TO = Text("‘{title}’ 절차로 넘어간다.", "Go on to the procedure “{title}”.")
_DECIDE = Text("‘{title}’ 표를 본다.", "Consult the table “{title}”.")
_ESCALATE = Text("‘{title}’에 따라 올린다.", "Escalate by “{title}”.")
_ASK = Text("고객에게 묻는다: “{question}”", "Ask the customer: “{question}”")
_CHECK = Text("확인한다: “{question}”", "Check: “{question}”")
_LOOK = Text("‘{label}’{label:을/를} 확인한다.", "Look at “{label}”.")
_LOOK_AT = Text("{where}에서 ‘{label}’{label:을/를} 확인한다.", "Look at “{label}” on {where}.")
_ANSWERED = Text(
    "“{question}”에 고객이 어떻게 답했는지 본다.", "Go by the customer's answer to “{question}”."
)
_JUDGE = Text("{values} 가운데 어느 것인지 가린다.", "Tell which it is: {values}.")
_SAY = Text("‘{title}’ 멘트로 말한다.", "Say the script “{title}”.")


def work(step: Step, reading: Reading) -> str:
    """What a step says to do; "" where it only looks, asks, or names the table it decides by."""
    doing = reading.doing(step.do) if step.do else ""
    return "" if step.decide and _TABLE in doing else doing


def act(step: Step, reading: Reading) -> Text:
    """The work of a step: a sentence of `do` that says what to do, else what its way on says.

    A step that only says what not to do is told by that; one that says nothing by its name.
    """
    doing = work(step, reading)
    if doing:
        return Text(doing, doing)
    ways: tuple[tuple[str | None, str, Text], ...] = (
        (step.call, "sop", _CALL),
        (step.go_to, "sop", _GO_TO),
        (step.decide, "exception", _DECIDE),
        (step.escalate, "escalation", _ESCALATE),
    )
    for name, kind, said in ways:
        if name:
            return said(title=reading.name(kind, name))
    return _asking(step, reading)


def _asking(step: Step, reading: Reading) -> Text:
    """What a step asks, looks at or says, else what its `do` begins with, else its name."""
    if step.ask:
        return _ASK(question=reading.line(step.ask))
    if step.check:
        return _CHECK(question=reading.line(step.check))
    if step.by:
        return _looking(step.by, reading)
    if step.say and not step.do:
        return _SAY(title=reading.name("script", step.say))
    told = reading.first_sentence(step.do) if step.do else step.name
    return Text(told, told)


def _looking(name: str, reading: Reading) -> Text:
    """How somebody finds out what an input is: on which screen, or by what the customer answered."""
    label, where, question = reading.label(name), reading.looked_up(name), reading.asked(name)
    if where:
        return _LOOK_AT(where=where, label=label)
    if question:
        return _ANSWERED(question=question)
    values = reading.values_of(name)
    if label == name and values:
        return _JUDGE(values=", ".join(values))
    return _LOOK(label=label)
