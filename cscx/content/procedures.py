"""From SOP documents to the walking engine's procedures."""

from __future__ import annotations

from collections.abc import Mapping

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import AnyOf, Sop, Step
from cscx.content.tables import input_definition
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.walk.definition import HandoffDefinition, ProcedureDefinition, StepDefinition


def procedures_of(corpus: Corpus) -> dict[str, ProcedureDefinition]:
    """Every SOP of a knowledge base by its id; steps without a role have the settings' default."""
    role = corpus.settings.defaults.role or ""
    return {
        document.id: ProcedureDefinition(
            name=document.id,
            steps=tuple(_step(step, role) for step in sop.steps),
            title=sop.title,
            first=tuple(sop.first),
            otherwise=sop.otherwise,
        )
        for document, sop in corpus.of(Sop)
    }


def inputs_of(corpus: Corpus) -> Mapping[str, InputDefinition]:
    """The shared inputs as the engine knows them."""
    return {name: input_definition(name, item) for name, item in corpus.items("input").items()}


def _step(step: Step, role: str) -> StepDefinition:
    enough = step.collect.any if isinstance(step.collect, AnyOf) else None
    handoff = step.handoff
    return StepDefinition(
        id=step.id,
        title=step.name,
        stage=step.stage,
        role=step.role or role,
        do=step.do,
        say=step.say,
        tell=step.tell,
        must=step.must,
        law=step.law,
        within=step.within,
        confirm=step.confirm,
        collect=tuple(step.collected),
        enough=enough,
        sets=step.sets,
        handoff=None
        if handoff is None
        else HandoffDefinition(handoff.to, tuple(handoff.send), handoff.within, handoff.back),
        ask=step.ask,
        check=step.check,
        by=step.by,
        decide=step.decide,
        output=step.output,
        given=step.with_,
        branches=step.branches,
        next=step.next,
        call=step.call,
        go_to=step.go_to,
        escalate=step.escalate,
        end=step.end,
    )
