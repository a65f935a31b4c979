"""The facts of an answer card: what decides, how far one may go, who to call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from markupsafe import Markup, escape

from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable, Limit
from cscx.content.kinds.roles import Role
from cscx.content.kinds.sop import ELSE, Sop, Step
from cscx.publish.addresses import with_facts
from cscx.publish.outcomes import Verdict
from cscx.publish.pieces.conditions import cell, cells
from cscx.publish.site import Link, View

_OUTCOMES = 5
"""Answers of a table that fit beside its name."""


class Fact(msgspec.Struct, frozen=True):
    """A line of the answer card: what it is about, what holds, and the answers it can have."""

    label: str
    lines: Sequence[Markup]
    answers: Sequence[tuple[Verdict, str]] = ()


def facts(view: View, sop: Sop) -> list[Fact]:
    """Decision, limit or deadline, hand-off and escalation; only those the procedure has."""
    decided = next((step for step in sop.steps if step.decide), None)
    found = [_decision(view, decided)] if decided is not None else []
    limits = _limits(view, decided.decide or "") if decided is not None else []
    if limits:
        found.append(Fact(view.words["card_limit"], limits))
    elif within := _deadline(sop):
        found.append(Fact(view.words["within"], [view.line(within)]))
    handoff = next((step.handoff for step in sop.steps if step.handoff), None)
    if handoff is not None:
        found.append(Fact(view.words["card_handoff"], [_called(view, handoff.to)]))
    step = next((step for step in sop.steps if step.escalate), None)
    if step is not None:
        found.append(Fact(view.words["card_escalation"], [_escalation(view, step)]))
    return found


def _decision(view: View, step: Step) -> Fact:
    table = step.decide or ""
    entry = view.corpus.find("exception", table)
    answers: list[tuple[Verdict, str]] = []
    if entry is not None and isinstance(entry.body, ExceptionTable):
        output = step.output or next(iter(entry.body.outputs))
        answers = [
            (_plainly(view.site.outcomes.verdict(table, output, answer)), view.plain(answer))
            for answer in step.branches
            if answer != ELSE
        ]
    link = view.link("exception", table)
    linked_ = linked(link._replace(href=with_facts(link.href, spoken_facts(view, step.with_))))
    return Fact(
        view.words["card_decision"], [linked_], answers if len(answers) <= _OUTCOMES else ()
    )


def _plainly(verdict: Verdict) -> Verdict:
    """An answer that may end either way has no colour here."""
    return "" if verdict == "warn" else verdict


def _deadline(sop: Sop) -> str:
    for step in sop.steps:
        within = step.within or (step.handoff.within if step.handoff else None)
        if within:
            return within
    return ""


def _called(view: View, role: str) -> Markup:
    line = linked(view.link("role", role))
    reached = reach(view, role)
    return line + Markup(' <span class="cx-num">{}</span>').format(reached) if reached else line


def _escalation(view: View, step: Step) -> Markup:
    line = linked(escalation_link(view, step))
    return line + Markup(" {}").format(escalation_case(view, step)) if step.with_ else line


def escalation_link(view: View, step: Step) -> Link:
    """The link to the matrix a step escalates to, with what the step knows chosen there."""
    link = view.link("escalation", step.escalate or "")
    return link._replace(href=with_facts(link.href, spoken_facts(view, step.with_)))


def escalation_case(view: View, step: Step) -> Markup:
    """The severity with its title: `P3 승인 필요`."""
    entry = view.corpus.find("escalation", step.escalate or "")
    severities = (
        entry.body.severities if entry is not None and isinstance(entry.body, Escalation) else {}
    )
    words = []
    for value in step.with_.values():
        level = severities.get(str(value))
        words.append(Markup("{} {}").format(value, level.title) if level else cell(view, value))
    return Markup(", ").join(words)


def spoken_facts(view: View, values: dict[str, Any]) -> dict[str, str]:
    """Facts as they stand in an address: in the words of the knowledge base."""
    return {
        name: view.words["yes" if value else "no"] if isinstance(value, bool) else str(value)
        for name, value in values.items()
        if not isinstance(value, list | dict)
    }


def _limits(view: View, table_id: str) -> list[Markup]:
    """What the role that handles the case may not do by itself, at most two lines."""
    entry = view.corpus.find("exception", table_id)
    if entry is None or not isinstance(entry.body, ExceptionTable):
        return []
    table = entry.body
    approvals = [name for name, output in table.outputs.items() if output.type == "role"]
    lines = [
        _limit(view, limit, approvals)
        for limit in table.limits
        if any(name in limit.never for name in approvals)
    ]
    return lines[:2]


def _limit(view: View, limit: Limit, approvals: Sequence[str]) -> Markup:
    """A limit as one reads it out: `결제금액 30만원 초과: 상담사 불가 (전액환불, 부분환불)`."""
    roles = [cell(view, limit.never[name]) for name in approvals if name in limit.never]
    others = [cell(view, value) for name, value in limit.never.items() if name not in approvals]
    before, after = view.words.template("limit_not")
    said = Markup("{}: <b>{}{}{}</b>").format(
        cells(view, limit.when), before, Markup(", ").join(roles), after
    )
    if others:
        said += Markup(' <span class="cx-facts__when">({})</span>').format(
            Markup(", ").join(others)
        )
    return said


def linked(link: Link) -> Markup:
    """A link as markup; plain words where there is no page to open."""
    if link.href is None:
        return escape(link.text)
    return Markup('<a href="{}">{}</a>').format(link.href, link.text)


def reach(view: View, role: str) -> str:
    """How a role is reached; empty where nobody says."""
    entry = view.corpus.find("role", role)
    return entry.body.reach or "" if entry is not None and isinstance(entry.body, Role) else ""
