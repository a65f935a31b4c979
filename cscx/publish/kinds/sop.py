"""The page of an SOP: the answer card, the steps, the flow diagram, the grounds."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.document import Document
from cscx.content.kinds.kpis import Kpi
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import REASONS, group_of, slug
from cscx.publish.kinds.notices import NoticeRow, in_force
from cscx.publish.pieces import parts
from cscx.publish.pieces.answer import Fact, facts
from cscx.publish.pieces.drawing import Drawing, drawing
from cscx.publish.pieces.history import Changed, changed
from cscx.publish.pieces.steps import StepView, Way, otherwise_of, steps_of
from cscx.publish.site import Link, View


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
    flow: Drawing
    done_when: Sequence[Markup]
    do_not: Sequence[Markup]
    laws: Sequence[parts.LawNote]
    kpis: Sequence[tuple[Link, str]]
    users: Sequence[parts.Users]
    changed: Changed | None


def model(view: View, document: Document) -> SopPage:
    """What the page of an SOP shows."""
    sop = document.body
    assert isinstance(sop, Sop)  # noqa: S101 - the kind of the document
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
        facts=facts(view, sop),
        not_for=view.line(sop.not_for),
        applies=view.line(sop.applies),
        say=next(
            (said for step in sop.steps if step.say and (said := parts.say(view, step.say))), None
        ),
        first=[view.link("sop", name) for name in sop.first],
        reasons=groups,
        heard=[words for reason in sop.reasons for words in _heard(view, reason)],
        channels=[view.link("channel", name) for name in sop.channels],
        steps=steps_of(view, sop),
        otherwise=otherwise_of(view, sop),
        flow=drawing(view, sop),
        done_when=[view.line(text) for text in sop.done_when],
        do_not=[view.line(text) for text in sop.do_not],
        laws=parts.laws(view, (step.law for step in sop.steps if step.law)),
        kpis=_kpis(view, sop),
        users=parts.users(view, parts.entry_of(document)),
        changed=changed(view, document),
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
