"""What is known at a step: which inputs every way there has gathered, and which can still be learnt."""

from __future__ import annotations

from collections.abc import Iterable

from cscx.content.corpus import Corpus
from cscx.content.flow import Flow
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import AnyOf, Sop, Step


def inputs_of(corpus: Corpus, kind: str, name: str | None) -> list[str]:
    """The inputs of a table or matrix, none where it is not defined."""
    entry = corpus.find(kind, name) if name else None
    body = entry.body if entry is not None else None
    return body.inputs if isinstance(body, (ExceptionTable, Escalation)) else []


def reads(corpus: Corpus, step: Step) -> list[str]:
    """The inputs a step needs the value of: of its table without `with`, and of `by`."""
    needed = [
        name for name in inputs_of(corpus, "exception", step.decide) if name not in step.with_
    ]
    return [*needed, *([step.by] if step.by else [])]


def gathered_in(corpus: Corpus, step: Step) -> set[str]:
    """The inputs whose value is known for sure once a step is done."""
    known = {*reads(corpus, step), *step.sets}
    collect = step.collect
    if not isinstance(collect, AnyOf) or collect.any >= len(collect.of):
        known.update(step.collected)
    return known


def known_before(corpus: Corpus, sop: Sop) -> list[set[str] | None]:
    """For each step the inputs that every way to it has gathered; None for a step nobody comes to.

    SOPs done `first` or called count with everything they may gather: they end as resolved only
    when they got what they are for.
    """
    flow: Flow = sop.flow
    start: set[str] = set()
    for name in sop.first:
        start |= may_gather(corpus, name)
    after_step = [
        gathered_in(corpus, step) | (may_gather(corpus, step.call) if step.call else set())
        for step in sop.steps
    ]
    before: list[set[str] | None] = [None] * len(sop.steps)
    before[0] = start
    waiting = [0]
    while waiting:
        at = waiting.pop()
        known = before[at]
        if known is None:
            continue
        known = known | after_step[at]
        for target in flow.successors[at]:
            old = before[target]
            new = set(known) if old is None else old & known
            if new != old:
                before[target] = new
                waiting.append(target)
    return before


def may_gather(corpus: Corpus, sop_id: str) -> set[str]:
    """Everything some step of an SOP gathers."""
    entry = corpus.find("sop", sop_id)
    if entry is None or not isinstance(entry.body, Sop):
        return set()
    return mentioned(entry.body.steps)


def mentioned(steps: Iterable[Step]) -> set[str]:
    """Every input that some of the steps collect or set."""
    return {name for step in steps for name in (*step.collected, *step.sets)}


def can_be_learnt(item: Input) -> bool:
    """Whether an input not gathered before can still be known: asked, looked up, worked out."""
    return bool(
        item.ask
        or item.look
        or item.judgement
        or item.from_
        or item.is_
        or item.if_missing
        or item.if_unknown is not None
    )
