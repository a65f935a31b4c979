"""The page of an SOP: the answer card, the steps, the flow diagram, the grounds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable, Limit
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.kpis import Kpi
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.roles import Role
from cscx.content.kinds.sop import ELSE, AnyOf, Handoff, Sop, Step
from cscx.publish import parts
from cscx.publish.addresses import REASONS, anchor, group_of, slug
from cscx.publish.conditions import cell, cells
from cscx.publish.flow import Flow, flow
from cscx.publish.kinds.notices import NoticeRow, in_force
from cscx.publish.outcomes import Verdict, end_of, ends_from, verdict_of
from cscx.publish.site import Link, View


class Fact(msgspec.Struct, frozen=True):
    """A line of the answer card: what it is about, and what holds."""

    label: str
    lines: Sequence[Markup]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way on from a step: the answer that takes it, the step it leads to."""

    label: Markup
    target: str
    title: str
    number: int
    verdict: Verdict = ""
    word: str = ""


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


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One step with everything it says."""

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
    handoff: HandoffView | None = None
    within: Markup = Markup("")
    laws: Sequence[parts.LawNote] = ()
    decide: Link | None = None
    decide_with: Markup = Markup("")
    question: Markup = Markup("")
    asked: str = ""
    ways: Sequence[Way] = ()
    next: Way | None = None
    end: str = ""
    end_verdict: Verdict = ""
    leaves: Link | None = None
    leaves_with: Markup = Markup("")
    call: Link | None = None


class SopPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of an SOP shows."""

    head: parts.Head
    notices: Sequence[NoticeRow]
    summary: Markup
    facts: Sequence[Fact]
    not_for: Markup
    applies: Markup
    say: parts.Say | None
    first: Sequence[Link]
    reasons: Sequence[Link]
    heard: Sequence[str]
    channels: Sequence[Link]
    steps: Sequence[StepView]
    otherwise: Way | None
    flow: Flow
    done_when: Sequence[Markup]
    do_not: Sequence[Markup]
    laws: Sequence[parts.LawNote]
    kpis: Sequence[tuple[Link, str]]
    users: Sequence[parts.Users]


def model(view: View, document: Document) -> SopPage:
    """What the page of an SOP shows."""
    sop = document.body
    assert isinstance(sop, Sop)  # noqa: S101 - the kind of the document
    numbers = {step.id: number for number, step in enumerate(sop.steps, 1)}
    head = parts.head(view, document, lead=False)
    group = group_of(sop.reasons[0])
    head = msgspec.structs.replace(
        head, crumbs=[*head.crumbs, view.page(f"{REASONS}/{slug(group)}", group)]
    )
    groups = [view.link("reason", reason) for reason in sop.reasons]
    return SopPage(
        head=head,
        notices=in_force(view, sop.reasons),
        summary=view.line(sop.summary),
        facts=_facts(view, sop),
        not_for=view.line(sop.not_for),
        applies=view.line(sop.applies),
        say=next(
            (said for step in sop.steps if step.say and (said := parts.say(view, step.say))), None
        ),
        first=[view.link("sop", name) for name in sop.first],
        reasons=groups,
        heard=[words for reason in sop.reasons for words in _heard(view, reason)],
        channels=[view.link("channel", name) for name in sop.channels],
        steps=[_step(view, sop, step, numbers) for step in sop.steps],
        otherwise=_way(view, sop, Markup(""), sop.otherwise, numbers) if sop.otherwise else None,
        flow=flow(view, sop),
        done_when=[view.line(text) for text in sop.done_when],
        do_not=[view.line(text) for text in sop.do_not],
        laws=parts.laws(view, (step.law for step in sop.steps if step.law)),
        kpis=_kpis(view, sop),
        users=parts.users(view, parts.entry_of(document)),
    )


def _heard(view: View, reason: str) -> list[str]:
    entry = view.corpus.find("reason", reason)
    return entry.body.says if entry is not None and isinstance(entry.body, Reason) else []


def _kpis(view: View, sop: Sop) -> list[tuple[Link, str]]:
    wanted = set(sop.reasons)
    return [
        (view.link("kpi", name), view.plain(kpi.target))
        for name, kpi in view.corpus.items("kpi").items()
        if isinstance(kpi, Kpi) and wanted & set(kpi.reasons)
    ]


def _facts(view: View, sop: Sop) -> list[Fact]:
    found = []
    table_id = next((step.decide for step in sop.steps if step.decide), None)
    if table_id is not None:
        link = view.link("exception", table_id)
        found.append(Fact(view.words["card_decision"], [_linked(link)]))
        limits = _limits(view, table_id)
        if limits:
            found.append(Fact(view.words["card_limit"], limits))
    handoff = next((step.handoff for step in sop.steps if step.handoff), None)
    if handoff is not None:
        line = _linked(view.link("role", handoff.to))
        reach = _reach(view, handoff.to)
        if reach:
            line += Markup(' <span class="cx-num">{}</span>').format(reach)
        found.append(Fact(view.words["card_handoff"], [line]))
    step = next((step for step in sop.steps if step.escalate), None)
    if step is not None and step.escalate is not None:
        line = _linked(view.link("escalation", step.escalate))
        if step.with_:
            line += Markup(" {}").format(_escalation_case(view, step))
        found.append(Fact(view.words["card_escalation"], [line]))
    return found


def _escalation_case(view: View, step: Step) -> Markup:
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


def _linked(link: Link) -> Markup:
    if link.href is None:
        return Markup("{}").format(link.text)
    return Markup('<a href="{}">{}</a>').format(link.href, link.text)


def _reach(view: View, role: str) -> str:
    entry = view.corpus.find("role", role)
    return entry.body.reach or "" if entry is not None and isinstance(entry.body, Role) else ""


def _step(view: View, sop: Sop, step: Step, numbers: dict[str, int]) -> StepView:
    words = view.words
    role = step.role or view.corpus.settings.defaults.role
    leaves, leaves_with = _leaving(view, step)
    end = end_of(step)
    return StepView(
        number=numbers[step.id],
        anchor=anchor(step.id),
        title=step.name,
        stage=words[f"stage_{step.stage}"],
        role=_role(view, role) if role else None,
        must=words[f"must_{step.must}"] if step.must else "",
        do=view.block(step.do),
        note=view.block(step.note),
        collect=[_asked(view, name) for name in step.collected],
        enough=_enough(view, step),
        say=view.link("script", step.say) if step.say else None,
        tell=view.line(step.tell),
        confirm=step.confirm,
        sets=cells(view, step.sets),
        handoff=_handoff(view, step.handoff) if step.handoff else None,
        within=view.line(step.within),
        laws=parts.laws(view, [step.law] if step.law else []),
        decide=view.link("exception", step.decide) if step.decide else None,
        decide_with=cells(view, step.with_) if step.decide else Markup(""),
        question=_question(view, step),
        asked=words["look_up"] if step.check else words["ask_customer"] if step.ask else "",
        ways=_ways(view, sop, step, numbers),
        next=_way(view, sop, Markup(""), step.next, numbers) if step.next else None,
        end=words[f"end_{end}"] if end else "",
        end_verdict=verdict_of(frozenset({end})) if end else "",
        leaves=leaves,
        leaves_with=leaves_with,
        call=view.link("sop", step.call) if step.call else None,
    )


def _role(view: View, name: str) -> Link:
    """Who does a step. The role that does most of them is the reader and needs no link each time."""
    link = view.link("role", name)
    return link._replace(href=None) if name == view.corpus.settings.defaults.role else link


def _leaving(view: View, step: Step) -> tuple[Link | None, Markup]:
    if step.go_to:
        return view.link("sop", step.go_to), Markup("")
    if step.escalate:
        return view.link("escalation", step.escalate), _escalation_case(view, step)
    return None, Markup("")


def _enough(view: View, step: Step) -> str:
    if isinstance(step.collect, AnyOf):
        return view.words("any_of", k=step.collect.any, n=len(step.collect.of))
    return ""


def _asked(view: View, name: str) -> Asked:
    entry = view.corpus.find("input", name)
    body = entry.body if entry is not None and isinstance(entry.body, Input) else None
    how = ""
    if body is not None:
        how = view.plain(body.ask) or view.plain(body.look)
        if not how and body.judgement:
            how = view.words["judged"]
    return Asked(view.link("input", name), how)


def _handoff(view: View, handoff: Handoff) -> HandoffView:
    return HandoffView(
        view.link("role", handoff.to),
        _reach(view, handoff.to),
        [view.plain(item) for item in handoff.send],
        view.line(handoff.within),
        view.plain(handoff.back),
    )


def _question(view: View, step: Step) -> Markup:
    if step.ask or step.check:
        return view.line(step.ask or step.check)
    if step.by and step.branches:
        return Markup("{}").format(view.words("which", name=view.link("input", step.by).text))
    if step.decide and step.branches:
        return Markup("{}").format(view.words["decided"])
    if step.call and step.branches:
        return Markup("{}").format(view.words["called_end"])
    return Markup("")


def _ways(view: View, sop: Sop, step: Step, numbers: dict[str, int]) -> list[Way]:
    ways = [
        _way(view, sop, _answer(view, step, answer), target, numbers)
        for answer, target in step.branches.items()
    ]
    if len({way.verdict for way in ways}) == 1:
        return [msgspec.structs.replace(way, verdict="", word="") for way in ways]
    return ways


def _answer(view: View, step: Step, answer: str) -> Markup:
    if answer == ELSE and (step.by or step.decide):
        return Markup("{}").format(view.words["else"])
    if step.call:
        return Markup("{}").format(view.words.get(f"end_{answer}", answer))
    return view.line(answer)


def _way(view: View, sop: Sop, label: Markup, target: str, numbers: dict[str, int]) -> Way:
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
