"""Why an answer came out, in one line: rule, conditions met, reason, law, and what lies nearest."""

from __future__ import annotations

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.decision.trace import Reason
from cscx.policy.tables.table import Table

_RULE = Text("규칙 ‘{rule}’({met})", "rule {rule} ({met})")
_ALWAYS = Text("모든 경우", "every case")
_BECAUSE = Text("{rule}: {because}", "{rule}: {because}")
_LAW = Text("{text} [{law}]", "{text} [{law}]")
_OTHERWISE = Text("맞는 규칙이 없어 나머지(otherwise)로", "no rule fits, so otherwise answers")
_NONE = Text("맞는 규칙이 없습니다", "no rule fits")
_CONFLICT = Text(
    "규칙 여럿이 맞는데 답이 서로 다릅니다({rules})",
    "several rules fit and contradict each other ({rules})",
)
_OPEN = Text(
    "아직 {rules} 가운데 무엇인지 모릅니다. ‘{ask}’{ask:을/를} 알아야 합니다",
    "still one of {rules}; {ask} must be known",
)
_INSTEAD = Text(
    "{text}. {input}{input:이/가} {condition}{condition:이라면/라면} {answer}",
    "{text}. If {input} were {condition}: {answer}",
)


def reason_text(table: Table, decision: Decision, *, nearest: bool = True) -> Text:
    """Why a decision came out; with `nearest` also the nearest other answer."""
    rules = ", ".join(decision.rules)
    if decision.status == "none":
        return _NONE
    if decision.status == "conflict":
        return _CONFLICT(rules=rules)
    if decision.status == "open":
        return _OPEN(rules=rules, ask=decision.ask.input if decision.ask else "?")
    reasons = decision.trace.reasons if decision.trace else ()
    text = _joined([_reason(each) for each in reasons]) if reasons else _OTHERWISE
    if nearest and decision.trace is not None and decision.trace.instead:
        other = decision.trace.instead[0]
        answer = outcome_text(table, other.answer)
        return _INSTEAD(text=text, input=other.input, condition=other.condition, answer=answer)
    return text


def _reason(reason: Reason) -> Text:
    met = [Text(f"{m.input} {m.value.ko}", f"{m.input} {m.value.en}") for m in reason.met]
    text = _RULE(rule=reason.rule, met=_joined(met) if met else _ALWAYS)
    if reason.because:
        text = _BECAUSE(rule=text, because=reason.because)
    return _LAW(text=text, law=reason.law) if reason.law else text


def _joined(texts: list[Text]) -> Text:
    return Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts))
