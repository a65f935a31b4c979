"""Examples that come out otherwise, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.lint.proved import Failed, Proved
from cscx.lint.rule import Finding
from cscx.lint.rules.policy.telling import Subject, joined
from cscx.messages import Text

_FAILS = Text(
    "예시 ‘{name}’: {output}{output:은/는} {expected}{expected:이/가} 아니라 {found}입니다.",
    "The example {name!r}: {output} is {found}, not {expected}.",
)
_NO_RULE = Text("예시 ‘{name}’에 맞는 규칙이 없습니다.", "No rule fits the example {name!r}.")
_DISAGREE = Text(
    "예시 ‘{name}’에 맞는 규칙끼리 답이 다릅니다.",
    "The rules that fit the example {name!r} disagree.",
)
_NOT_DECIDED = {"none": _NO_RULE, "conflict": _DISAGREE}
_BY_RULE = Text(
    "규칙 ‘{rule}’{rule:이/가} 답합니다({because}).", "The rule {rule!r} answers ({because})."
)
_BY_RULE_ALWAYS = Text("규칙 ‘{rule}’{rule:이/가} 답합니다.", "The rule {rule!r} answers.")
_BY_REST = Text("맞는 규칙이 없어 otherwise가 답합니다.", "No rule fits, so otherwise answers.")
_EXPECTED = Text("나와야 할 값: {output} {expected}.", "Expected: {output} {expected}.")
MEND = Text("예시나 규칙을 고치세요.", "Correct the example or the rule.")
_ANSWERS = Text("답한 규칙 ‘{rule}’", "the rule {rule!r} that answers")


def failing(subject: Subject, proved: Proved, mend: Text = MEND) -> Iterator[Finding]:
    """One finding for each example of a table that comes out otherwise, at its first difference."""
    for failed in proved.failed:
        name = subject.document.body.examples[failed.example].name
        output, expected, found = failed.differences[0]
        words = _NOT_DECIDED.get(failed.status, _FAILS)
        message = words(name=name, output=output, expected=expected, found=found)
        notes = tuple(subject.rule_note(rule, _ANSWERS) for rule in failed.rules)
        yield Finding(subject.at(failed.spot), message, joined(_why(subject, failed), mend), notes)


def _why(subject: Subject, failed: Failed) -> Text:
    if failed.rules:
        rule = subject.rule_id(failed.rules[0])
        if failed.because is None:
            return _BY_RULE_ALWAYS(rule=rule)
        return _BY_RULE(rule=rule, because=failed.because)
    if failed.status == "decided":
        return _BY_REST
    output, expected, _ = failed.differences[0]
    return _EXPECTED(output=output, expected=expected)
