"""A case whose parts agree: what the customer has told is not looked for in vain later on.

A procedure may ask a table about what happened and later check one of those things by itself; the
engine takes the two as independent, people do not.
"""

from __future__ import annotations

from dataclasses import replace

from cscx.policy.walk.result import LOOP, Stop
from cscx.policy.walk.walk import walk
from cscx.policy.walk.ways import key_of_answer
from cscx.training.drills.cases import Case
from cscx.training.items.knowledge import Knowledge

_NO = ("아니오", "없음", "no", "none")
_TWO = 2


def agreeing(knowledge: Knowledge, sop: str, case: Case) -> Case:
    """The case with the checks of what is known already answered accordingly; itself where none is."""
    told = {
        member for value in case.given.values() if isinstance(value, frozenset) for member in value
    }
    for stop in case.walk.stops:
        name, other = _asked_as(case, stop), _other_answer(stop)
        if not name or not other or not any(_names(stop, member) for member in told):
            continue
        given = {**case.given, name: other}
        found = walk(knowledge.policies.library, sop, given, case.unknown)
        if found.status == "ended" and found.end != LOOP:
            return agreeing(knowledge, sop, replace(case, given=given, walk=found))
    return case


def _names(stop: Stop, member: str) -> bool:
    """Whether a step is about a thing by its name: 이중결제확인 about 이중 결제."""
    return member.replace(" ", "") in stop.step.id.replace(" ", "").replace("-", "")


def _asked_as(case: Case, stop: Stop) -> str:
    """What the answer of a step is called among the facts of a case; "" where it is none."""
    ends = (stop.step.id, f".{stop.step.id}")
    found = (name for name in case.given if name == ends[0] or name.endswith(ends[1]))
    return next(found, "")


def _other_answer(stop: Stop) -> str:
    """The answer that is not the no that was given; "" where it was none or there are several."""
    answers = list(stop.step.branches)
    said = stop.answer
    if said is None or len(answers) != _TWO:
        return ""
    if not any(said == no or key_of_answer([said], no) == said for no in _NO):
        return ""
    return next(answer for answer in answers if answer != said)
