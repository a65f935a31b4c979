"""The last sentence of a stem: what is asked of a table, by the type of the output."""

from __future__ import annotations

from cscx.messages import Text
from cscx.policy.language.values import Type

_PLAIN = (
    Text("{name}{name:은/는} 어떻게 되나요?", "What is the {name}?"),
    Text("기준대로라면 {name}{name:은/는} 무엇인가요?", "By the policy, what is the {name}?"),
    Text("{name}{name:을/를} 어떻게 정해야 하나요?", "How is the {name} to be decided?"),
)
_ROLE = (
    Text("{name}{name:은/는} 누가 하나요?", "Whose {name} does it take?"),
    Text("이 건의 {name}{name:은/는} 누구까지 올라가나요?", "Who gives the {name} for this case?"),
    Text("기준대로라면 {name}{name:은/는} 누구 몫인가요?", "By the policy, whose is the {name}?"),
)
_SCRIPT = (
    Text("어떤 멘트로 안내하나요?", "Which script do you use?"),
    Text("고객에게 어떤 멘트를 쓰나요?", "Which script is for this customer?"),
    Text("이때 쓰는 멘트는 무엇인가요?", "Which script belongs here?"),
)
_AMOUNT = (
    Text("{name}{name:은/는} 얼마인가요?", "How much is the {name}?"),
    Text("기준대로라면 {name}{name:은/는} 얼마인가요?", "By the policy, how much is the {name}?"),
    Text("{name}{name:을/를} 얼마로 안내하나요?", "How much {name} do you tell the customer?"),
)
_LISTED = (
    Text("이때 ‘{name}’에 드는 것은 무엇인가요?", "Which of these belongs to {name} here?"),
    Text("다음 가운데 이 건에 해당하는 것은 무엇인가요?", "Which of these applies to this case?"),
    Text("기준대로라면 무엇을 해야 하나요?", "By the policy, what is to be done?"),
)
_BOTH = (
    Text("{names}{names:은/는} 어떻게 되나요?", "What are {names}?"),
    Text("기준대로라면 {names}{names:은/는} 무엇인가요?", "By the policy, what are {names}?"),
    Text("{names}{names:을/를} 어떻게 정해야 하나요?", "How are {names} to be decided?"),
)
_WHAT_AND_WHO = (
    Text(
        "{name}{name:은/는} 어떻게 되고, {by}{by:은/는} 누가 하나요?",
        "What is the {name}, and whose {by} does it take?",
    ),
    Text(
        "기준대로라면 {name}{name:은/는} 무엇이고, {by}{by:은/는} 누구 몫인가요?",
        "By the policy, what is the {name}, and whose is the {by}?",
    ),
    Text(
        "{name}{name:을/를} 어떻게 정하고, {by}{by:은/는} 누구에게 받나요?",
        "How is the {name} to be decided, and who gives the {by}?",
    ),
)
_ALLOWED = (
    Text("이 건에서 정해도 되는 것은 무엇인가요?", "Which of these may be decided here?"),
    Text(
        "기준이 허용하는 {names}{names:은/는} 무엇인가요?", "Which {names} does the policy allow?"
    ),
    Text("{names}{names:을/를} 어떻게 정할 수 있나요?", "How may {names} be decided?"),
)
_AMOUNTS = (Type.MONEY, Type.INTEGER, Type.DECIMAL, Type.DURATION)


_ALLOWED_AND_WHO = (
    Text("이 건에서 정해도 되는 것은 무엇인가요?", "Which of these may be decided here?"),
    Text(
        "기준이 허용하는 {name}{name:은/는} 무엇이고, {by}{by:은/는} 누구 몫인가요?",
        "Which {name} does the policy allow, and whose is the {by}?",
    ),
    Text(
        "{name}{name:을/를} 어떻게 정할 수 있고, {by}{by:은/는} 누구에게 받나요?",
        "How may the {name} be decided, and who gives the {by}?",
    ),
)


def allowed(outputs: tuple[str, ...], by: str = "") -> tuple[Text, ...]:
    """Three ways to ask what a discretion allows; `by` is the one of two that is somebody's to give."""
    if len(outputs) > 1 and outputs[-1] == by:
        return tuple(each(name=outputs[0], by=by) for each in _ALLOWED_AND_WHO)
    (first, *rest) = outputs
    names = _and(first, *rest)
    return tuple(each(names=names) for each in _ALLOWED)


def _and(first: str, *rest: str) -> Text:
    """A name, or two joined."""
    for second in rest:
        ko = Text("{a}{a:과/와} {b}", "")(a=first, b=second).ko
        return Text(ko, f"{first} and {second}")
    return Text(first, first)


def _two(outputs: tuple[str, ...], by: str) -> tuple[Text, ...]:
    if outputs[-1] == by:
        return tuple(each(name=outputs[0], by=by) for each in _WHAT_AND_WHO)
    return tuple(each(names=_and(*outputs)) for each in _BOTH)


def asking(outputs: tuple[str, ...], kind: Type, *, listed: bool, by: str = "") -> tuple[Text, ...]:
    """Three ways to ask for an output, or for two; `by` is the one of two that is somebody's to give."""
    if len(outputs) > 1:
        return _two(outputs, by)
    (name,) = outputs
    if listed:
        return tuple(each(name=name) for each in _LISTED)
    if kind is Type.ROLE:
        return tuple(each(name=name) for each in _ROLE)
    if kind is Type.SCRIPT:
        return _SCRIPT
    if kind in _AMOUNTS:
        return tuple(each(name=name) for each in _AMOUNT)
    return tuple(each(name=name) for each in _PLAIN)
