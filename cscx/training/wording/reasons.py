"""Feedback on the answers of a table: why it is so, and what lies across the nearest boundary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cscx.messages import Text

BECAUSE = Text("{because}.", "{because}.")
BY_RULE = Text("규칙 ‘{rule}’에 따릅니다.", "By the rule ‘{rule}’.")
COMPUTED = Text("‘{output}’ 계산: {formula}.", "{output} is computed: {formula}.")
COMBINED = {
    "sum": Text(
        "맞는 규칙의 ‘{output}’{output:을/를} 더한 값입니다.",
        "It is the sum over the rules that fit.",
    ),
    "count": Text(
        "맞는 규칙의 ‘{output}’{output:을/를} 센 값입니다.",
        "It is the count of the rules that fit.",
    ),
    "max": Text(
        "맞는 규칙의 ‘{output}’ 가운데 가장 높습니다.", "It is the highest of the rules that fit."
    ),
    "min": Text(
        "맞는 규칙의 ‘{output}’ 가운데 가장 낮습니다.", "It is the lowest of the rules that fit."
    ),
    "same": Text(
        "맞는 규칙은 모두 ‘{output}’{output:이/가} 같습니다.",
        "All rules that fit agree on {output}.",
    ),
}
"""How the values of several rules become one, by the way an output is collected."""
OTHERWISE = Text("맞는 규칙이 없을 때의 답입니다.", "What holds where no rule fits.")
OTHERWISE_BECAUSE = Text("{because}.", "{because}.")
LAW = Text(" 근거는 {law}입니다.", " It rests on {law}.")
ALLOWED = Text(" 정할 수 있는 것: {answers}.", " What may be decided: {answers}.")
BOUNDARY = Text(
    " 만약 {label}{label:이/가} {value}: {answer}.",
    " If {label} were {value}: {answer}.",
)
BOUNDARY_LISTED = Text(
    " 만약 {label}{label:이/가} {value}: ‘{key}’ 해당 없음.",
    " If {label} were {value}: no “{key}”.",
)
WOULD_BE = Text(
    "{label}{label:이/가} {value} 때의 답입니다. 여기서는 {now}입니다.",
    "That holds where {label} is {value}; here it is {now}.",
)
NOT_HERE = Text("이 사례의 답은 ‘{key}’입니다.", "The answer of this case is “{key}”.")
FARTHER = Text(
    "이 답이 되려면 두 가지 이상이 달라야 합니다. 이 사례의 답은 ‘{key}’입니다.",
    "More than one fact would have to differ. The answer of this case is “{key}”.",
)
GIVES = Text("{rule} → {answer}", "{rule} → {answer}")
GIVES_INSTEAD = Text("{rule} → {key}, {answer} 아님", "{rule} → {key}, not {answer}")
NOT_LISTED = Text("이 사례의 목록에 ‘{answer}’ 없음", "“{answer}” is not in the list of this case")


class Condition(NamedTuple):
    """What would have to be so of a fact, as it ends two sentences: 0건일 (때), 0건이면."""

    when: Text
    over: Text


NOTHING = Condition(Text("없을", "nothing"), Text("없으면", "nothing"))
SOME = Condition(Text("있을", "more than nothing"), Text("있으면", "more than nothing"))
AT_LEAST, OVER = Text("{value} 이상", "at least {value}"), Text("{value} 초과", "over {value}")
UP_TO, UNDER = Text("{value} 이하", "up to {value}"), Text("{value} 미만", "under {value}")
_WHEN = Text("{value}일", "{value}")
_OVER = Text("{value}{value:이면/면}", "{value}")


def exactly(value: Text) -> Condition:
    """A value, or a range in words."""
    return Condition(_WHEN(value=value), _OVER(value=value))


QUOTED = Text("‘{value}’", "“{value}”")


def joined(texts: Sequence[Text]) -> Text:
    """Sentences one after the other."""
    return Text(" ".join(t.ko for t in texts), " ".join(t.en for t in texts))


def ended(sentence: str) -> str:
    """A sentence without its full stop, to go on from."""
    return sentence.rstrip(" .")
