"""A walk as data, for `--format json`."""

from __future__ import annotations

from typing import Any

from cscx.messages import Language
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.walk.result import Decided, Frame, Need, Stop, Walk
from cscx.policy.walk.scope import Scope


def walk_data(scope: Scope, walk: Walk, as_of: str, language: Language) -> dict[str, Any]:
    """Everything a walk says. Values stand as documents hold them, in the unit of their input."""
    return {
        "sop": walk.procedure,
        "as_of": as_of,
        "status": walk.status,
        "end": walk.end,
        "path": [f"{sop}.{step}" for sop, step in walk.steps],
        "needs": None if walk.need is None else _need(walk.need),
        "problems": [
            {
                "document": trouble.document,
                "path": list(trouble.problem.path),
                "message": trouble.problem.text.to(language),
                "hint": trouble.problem.hint.to(language),
            }
            for trouble in walk.troubles
        ],
        "frames": [_frame(frame) for frame in walk.frames],
        "steps": [_stop(walk, stop, language) for stop in walk.stops],
        "known": {name: _plain(scope, name, value) for name, value in walk.known.items()},
        "used": sorted(walk.used),
    }


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "sop": frame.procedure,
        "opened": frame.opened,
        "parent": frame.parent,
        "finds_out": frame.missing,
        "end": frame.end,
    }


def _stop(walk: Walk, stop: Stop, language: Language) -> dict[str, Any]:
    step, handoff, escalation = stop.step, stop.step.handoff, stop.escalation
    scripts = [step.say] if step.say else []
    return {
        "frame": stop.frame,
        "sop": walk.frames[stop.frame].procedure,
        "step": step.id,
        "stage": step.stage,
        "role": step.role,
        "say": [*scripts, *(stop.decided.scripts if stop.decided else ())],
        "collected": {
            each.name: None if each.value is None else each.value.to(language)
            for each in stop.collected
        },
        "answer": stop.answer,
        "otherwise": stop.otherwise,
        "answered": stop.answered,
        "decided": None if stop.decided is None else _decided(stop.decided, language),
        "changed": {each.name: each.after.to(language) for each in stop.changed},
        "handoff": None
        if handoff is None
        else {
            "to": handoff.to,
            "send": list(handoff.send),
            "within": handoff.within,
            "back": handoff.back,
        },
        "within": step.within,
        "escalation": None
        if escalation is None
        else {
            "matrix": escalation.matrix,
            "with": dict(escalation.given),
            "path": escalation.path,
        },
        "to": stop.to,
    }


def _decided(decided: Decided, language: Language) -> dict[str, Any]:
    outcome = decided.answer.outcomes[0]
    trace = decided.decision.trace
    return {
        "table": decided.key,
        "outcome": None
        if decided.key is None
        else {
            name: None if value is None else show_output(decided.table, name, value).to(language)
            for name, value in zip(decided.table.outputs, outcome.values, strict=True)
        },
        "chosen": decided.chosen,
        "rules": list(decided.decision.rules),
        "because": [each.because for each in (trace.reasons if trace else ()) if each.because],
        "law": [each.law for each in (trace.reasons if trace else ()) if each.law],
        "approvals": list(decided.approvals),
        "assumed": {name: text.to(language) for name, text in decided.assumed.items()},
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "kind": need.kind,
        "name": need.name,
        "sop": need.procedure,
        "step": need.step.id,
        "question": need.step.question if need.kind == "answer" else None,
        "values": list(need.field.values),
        "others": need.others,
        "at_most": need.at_most,
    }


def _plain(scope: Scope, name: str, value: Value) -> Any:
    field: Field | None = scope.fields.get(name)
    if field is not None:
        return field.plain(value)
    return "없음" if value is ABSENT else value
