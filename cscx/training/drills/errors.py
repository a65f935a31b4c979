"""The errors a trainee can make, and what each costs.

Critical, so that the drill ends with 0 points:
- skipping a step that the law asks for (`must: legal`);
- promising an outcome that another role has to approve;
- not escalating a case of the highest severity of its matrix;
- saying what a script forbids because of a law (a `<law:…>` in its `because`), or doing what the
  procedure forbids because of one.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from cscx.messages import Text

Part = Literal["accuracy", "sequence", "script"]


class Fault(NamedTuple):
    """An error: the part of the score that it lowers besides accuracy, and what it does to the mood."""

    part: Part
    mood: int
    name: Text


SKIPPED_STEP: Final = "SKIPPED_STEP"
WRONG_WAY: Final = "WRONG_WAY"
WRONG_OUTCOME: Final = "WRONG_OUTCOME"
UNAPPROVED_PROMISE: Final = "UNAPPROVED_PROMISE"
WRONG_ROLE: Final = "WRONG_ROLE"
EARLY_ESCALATION: Final = "EARLY_ESCALATION"
MISSED_ESCALATION: Final = "MISSED_ESCALATION"
FORBIDDEN_PHRASE: Final = "FORBIDDEN_PHRASE"
FORBIDDEN_ACT: Final = "FORBIDDEN_ACT"

FAULTS: Final = {
    SKIPPED_STEP: Fault("sequence", -1, Text("확인을 건너뜀", "skipped a step")),
    WRONG_WAY: Fault("accuracy", -1, Text("다른 갈래로 감", "took another way")),
    WRONG_OUTCOME: Fault("accuracy", -1, Text("판정이 틀림", "wrong outcome")),
    UNAPPROVED_PROMISE: Fault(
        "accuracy", -1, Text("승인 전에 약속함", "promised without approval")
    ),
    WRONG_ROLE: Fault("accuracy", 0, Text("받는 사람이 틀림", "wrong role")),
    EARLY_ESCALATION: Fault("sequence", -1, Text("너무 일찍 올림", "escalated too early")),
    MISSED_ESCALATION: Fault("sequence", -1, Text("올리지 않음", "did not escalate")),
    FORBIDDEN_PHRASE: Fault("script", -2, Text("쓰지 않는 말", "a phrase not to use")),
    FORBIDDEN_ACT: Fault("script", -1, Text("하지 않는 일", "something not to do")),
}
"""Every error by its code."""
DECIDED: Final = frozenset({WRONG_OUTCOME, UNAPPROVED_PROMISE, WRONG_ROLE})
"""Errors against an answer of a table, a matrix or a hand-off."""
