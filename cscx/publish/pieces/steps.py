"""The steps of a procedure as they are followed: what to do, what to ask, where each answer leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup, escape

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import ELSE, AnyOf, Handoff, Sop, Step
from cscx.publish.addresses import anchor, fragment, with_facts
from cscx.publish.outcomes import Verdict, end_of, ends_from, verdict_of
from cscx.publish.pieces import parts
from cscx.publish.pieces.answer import (
    escalation_case,
    escalation_link,
    linked,
    reach,
    spoken_facts,
)
from cscx.publish.pieces.conditions import cells
from cscx.publish.site import Link, View


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way on from a step: the answer that takes it, the step it leads to.

    `fact` is the value that an input is known to have once this way is taken.
    """

    label: Markup
    target: str
    title: str
    number: int
    verdict: Verdict = ""
    word: str = ""
    fact: str = ""


class Asked(msgspec.Struct, frozen=True):
    """A fact gathered in a step, and how: asked of the customer, or looked up."""

    link: Link
    how: str


class HandoffView(msgspec.Struct, frozen=True):
    """Work given to another role."""

    to: Link
    reach: str
    send: Sequence[str]
    within: Markup
    back: str


class Question(msgspec.Struct, frozen=True):
    """What decides the way on: the words, and who answers or where to look."""

    words: Markup
    how: str = ""
    about: Link | None = None


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One step with everything it says.

    `knows` is the input that its answer gives a value to, `known` what it makes true (`name=value&…`),
    `wants` the inputs that its table takes from other steps.
    """

    number: int
    anchor: str
    title: str
    stage: str
    role: Link | None
    must: str = ""
    do: Markup = Markup("")
    note: Markup = Markup("")
    collect: Sequence[Asked] = ()
    enough: str = ""
    say: Link | None = None
    tell: Markup = Markup("")
    confirm: bool = False
    sets: Markup = Markup("")
    known: str = ""
    knows: str = ""
    wants: Sequence[str] = ()
    handoff: HandoffView | None = None
    within: Markup = Markup("")
    laws: Sequence[parts.LawNote] = ()
    decide: Link | None = None
    decide_with: Markup = Markup("")
    question: Question | None = None
    ways: Sequence[Way] = ()
    next: Way | None = None
    end: str = ""
    end_verdict: Verdict = ""
    leaves: Link | None = None
    leaves_with: Markup = Markup("")
    call: Link | None = None


def steps_of(view: View, sop: Sop) -> list[StepView]:
    """Every step of a procedure, in the order written."""
    numbers = {step.id: number for number, step in enumerate(sop.steps, 1)}
    told = Told(view, sop)
    glossary = view.site.glossary
    return [
        msgspec.structs.replace(
            made,
            do=glossary.marked(made.do, view, view.terms),
            note=glossary.marked(made.note, view, view.terms),
        )
        for made in (_step(view, sop, step, numbers, told) for step in sop.steps)
    ]


def otherwise_of(view: View, sop: Sop) -> Way | None:
    """Where a case goes that no answer fits."""
    numbers = {step.id: number for number, step in enumerate(sop.steps, 1)}
    return _way(view, sop, Markup(""), sop.otherwise, numbers) if sop.otherwise else None


class Told:
    """Which inputs of the tables of a procedure its own steps give a value to."""

    def __init__(self, view: View, sop: Sop) -> None:
        self.view = view
        self.wanted: dict[str, list[str]] = {}
        self.outputs: dict[str, str] = {}
        for step in sop.steps:
            entry = view.corpus.find("exception", step.decide) if step.decide else None
            table = entry.body if entry is not None else None
            if isinstance(table, ExceptionTable):
                self.wanted[step.decide or ""] = table.inputs
                self.outputs[step.decide or ""] = step.output or next(iter(table.outputs))
        self.names = {name for names in self.wanted.values() for name in names}
        self.given = {self.input_of(step) for step in sop.steps} | {
            name for step in sop.steps for name in step.sets
        }

    def input_of(self, step: Step) -> str:
        """The input that the answer of a step gives a value to; empty when no table wants it."""
        if step.by:
            return step.by if step.by in self.names else ""
        if step.decide not in self.outputs:
            return ""
        source = f"{step.decide}.{self.outputs[step.decide]}"
        for name in sorted(self.names):
            body = self._input(name)
            if body is not None and body.from_ == source:
                return name
        return ""

    def _input(self, name: str) -> Input | None:
        entry = self.view.corpus.find("input", name)
        return entry.body if entry is not None and isinstance(entry.body, Input) else None

    def wants(self, step: Step) -> list[str]:
        """The inputs of the table of a step that other steps give a value to."""
        return [name for name in self.wanted.get(step.decide or "", ()) if name in self.given]

    def value(self, name: str, answer: str) -> str:
        """The value an answer stands for; empty for a condition such as `7일 이하`."""
        body = self._input(name)
        if not isinstance(body, Input):
            return ""
        if body.from_ or body.type == "boolean" or answer in body.values:
            return "" if answer == ELSE else answer
        return ""


def _step(view: View, sop: Sop, step: Step, numbers: Mapping[str, int], told: Told) -> StepView:
    words = view.words
    role = step.role or view.corpus.settings.defaults.role
    end = end_of(step)
    knows = told.input_of(step)
    sets = {name: value for name, value in step.sets.items() if name in told.names}
    return StepView(
        number=numbers[step.id],
        anchor=anchor(step.id),
        title=step.name,
        stage=words[f"stage_{step.stage}"],
        role=_role(view, role) if role else None,
        must=words[f"must_{step.must}"] if step.must else "",
        do=view.block(step.do),
        note=view.block(step.note),
        collect=[_asked(view, name) for name in step.collected if name != step.by],
        enough=_enough(view, step),
        say=view.link("script", step.say) if step.say else None,
        tell=view.line(step.tell),
        confirm=step.confirm,
        sets=cells(view, step.sets),
        known=fragment(spoken_facts(view, sets)),
        knows=knows,
        wants=told.wants(step),
        handoff=_handoff(view, step.handoff) if step.handoff else None,
        within=view.line(step.within),
        laws=parts.laws(view, [step.law] if step.law else []),
        decide=_decide(view, step) if step.decide else None,
        decide_with=cells(view, step.with_) if step.decide else Markup(""),
        question=_question(view, step) if step.branches else None,
        ways=_ways(view, sop, step, numbers, told, knows),
        next=_way(view, sop, Markup(""), step.next, numbers) if step.next else None,
        end=words[f"end_{end}"] if end else "",
        end_verdict=verdict_of(frozenset({end})) if end else "",
        leaves=_leaving(view, step),
        leaves_with=escalation_case(view, step) if step.escalate and step.with_ else Markup(""),
        call=view.link("sop", step.call) if step.call else None,
    )


def _decide(view: View, step: Step) -> Link:
    """The table of a step, opened with the constants of the step filled in."""
    link = view.link("exception", step.decide or "")
    return link._replace(href=with_facts(link.href, spoken_facts(view, step.with_)))


def _role(view: View, name: str) -> Link:
    """Who does a step. The role that does most of them is the reader and needs no link each time."""
    link = view.link("role", name)
    return link._replace(href=None) if name == view.corpus.settings.defaults.role else link


def _leaving(view: View, step: Step) -> Link | None:
    if step.go_to:
        return view.link("sop", step.go_to)
    return escalation_link(view, step) if step.escalate else None


def _enough(view: View, step: Step) -> str:
    if isinstance(step.collect, AnyOf):
        return view.words("any_of", k=step.collect.any, n=len(step.collect.of))
    return ""


def _asked(view: View, name: str) -> Asked:
    """An input to gather; it is worth a link where its page says more than stands here."""
    entry = view.corpus.find("input", name)
    body = entry.body if entry is not None and isinstance(entry.body, Input) else None
    link = view.link("input", name)
    how = view.plain(body.ask if body else None) or _how(view, body)
    told = body is not None and how and not (body.guide or body.if_missing)
    return Asked(link._replace(href=None) if told else link, how)


def _how(view: View, body: Input | None) -> str:
    """Where the value of an input is found when nobody is asked."""
    if body is None:
        return ""
    if body.look:
        return view.plain(body.look)
    if body.is_:
        return view.words["computed"]
    return view.words["judged"] if body.judgement else ""


def _handoff(view: View, handoff: Handoff) -> HandoffView:
    return HandoffView(
        view.link("role", handoff.to),
        reach(view, handoff.to),
        [view.plain(item) for item in handoff.send],
        view.line(handoff.within),
        view.plain(handoff.back),
    )


def _question(view: View, step: Step) -> Question:
    words = view.words
    if step.ask or step.check:
        how = words["look_up"] if step.check else words["ask_customer"]
        return Question(view.line(step.ask or step.check), how)
    if step.by:
        return _question_of_input(view, step.by)
    return Question(escape(words["called_end" if step.call else "decided"]))


def _question_of_input(view: View, name: str) -> Question:
    """A step that branches on an input asks as the input asks."""
    link = view.link("input", name)
    entry = view.corpus.find("input", name)
    body = entry.body if entry is not None and isinstance(entry.body, Input) else None
    if body is not None and body.ask:
        return Question(view.line(body.ask), view.words["ask_customer"], link)
    return Question(linked(link), _how(view, body))


def _ways(
    view: View, sop: Sop, step: Step, numbers: Mapping[str, int], told: Told, knows: str
) -> list[Way]:
    ways = []
    for answer, target in step.branches.items():
        way = _way(view, sop, _answer(view, step, answer), target, numbers)
        if knows:
            way = msgspec.structs.replace(way, fact=told.value(knows, answer))
        ways.append(way)
    if len({way.verdict for way in ways}) == 1:
        return [msgspec.structs.replace(way, verdict="", word="") for way in ways]
    return ways


def _answer(view: View, step: Step, answer: str) -> Markup:
    if answer == ELSE and (step.by or step.decide):
        return Markup("{}").format(view.words["else"])
    if step.call:
        return Markup("{}").format(view.words.get(f"end_{answer}", answer))
    return view.line(answer)


def _way(view: View, sop: Sop, label: Markup, target: str, numbers: Mapping[str, int]) -> Way:
    step = sop.step(target)
    verdict, word = _badge(view, sop, step)
    return Way(
        label=label,
        target=anchor(target),
        title=step.name if step is not None else target,
        number=numbers.get(target, 0),
        verdict=verdict,
        word=word,
    )


def _badge(view: View, sop: Sop, step: Step | None) -> tuple[Verdict, str]:
    """What choosing a way leads to, said beside it: a refusal, an escalation, a decision."""
    if step is None:
        return "", ""
    if step.decide:
        return "warn", view.words["verdict_decide"]
    ends = ends_from(sop, step.id)
    if len(ends) == 1:
        end = next(iter(ends))
        return verdict_of(ends), view.words[f"end_{end}"]
    return "", ""
