"""Who is called now, as JSON."""

from __future__ import annotations

from typing import Any

from cscx.messages import Language
from cscx.policy.escalation.duty import Reached
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.who import Call, OnCall


def who_data(matrix: Matrix, found: OnCall, language: Language) -> dict[str, Any]:
    """The answer: times in ISO 8601 with their offset, lengths in seconds.

    `call` is the call to make now and `schedule` every call of the path; both say who answers.
    """
    trace = found.decision.trace
    reasons = trace.reasons if trace is not None else ()
    fields = matrix.chain.sources
    return {
        "matrix": matrix.name,
        "status": found.status,
        "began": found.began.isoformat(),
        "now": found.now.isoformat(),
        "open": found.standing.open,
        "standing": found.standing.why.to(language),
        "facts": {
            name: fields[name].show(value).to(language)
            for name, value in found.decision.known.items()
            if name in fields
        },
        "rule": found.rule,
        "because": next((reason.because for reason in reasons), None),
        "path": None if found.path is None else found.path.name,
        "call": None if found.current is None else _call(found.current, language),
        "left": None if found.left is None else int(found.left.total_seconds()),
        "next": None if found.next is None else _call(found.next, language),
        "schedule": [_call(call, language) for call in found.calls],
        "end": None if found.end is None else found.end.isoformat(),
    }


def _call(call: Call, language: Language) -> dict[str, Any]:
    return {
        "level": call.level,
        "round": call.turn,
        "role": call.role,
        **_answering(call.reached, language),
        "within": call.deadline.text,
        "since": call.since.isoformat(),
        "due": call.due.isoformat(),
    }


def _answering(reached: Reached, language: Language) -> dict[str, Any]:
    role = reached.role
    return {
        "answers": None if role is None else role.name,
        "reach": None if role is None else role.reach,
        "passed": [
            {"role": passed.role, "why": passed.why.to(language)} for passed in reached.passed
        ],
    }
