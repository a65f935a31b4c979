"""The page of a role: what I do, what I approve, what is handed to me, when I am called."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.header import Header
from cscx.content.kinds.roles import Role
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import Address, anchor
from cscx.publish.pieces import parts
from cscx.publish.pieces.conditions import cells
from cscx.publish.site import Link, View, title_of


class Duty(msgspec.Struct, frozen=True):
    """Something this role does: where, and what in short."""

    link: Link
    where: str
    more: Markup = Markup("")


class RolePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a role shows."""

    head: parts.Head
    reach: str
    hours: str
    backup: Link | None
    needs: Sequence[str]
    groups: Sequence[tuple[str, Sequence[Duty]]]


def model(view: View, entry: Entry) -> RolePage:
    """What the page of a role shows."""
    role = entry.body
    assert isinstance(role, Role)  # noqa: S101 - an item of this kind
    crumbs = [view.page("roles/index", view.words["kinds_roles"])]
    words = view.words
    groups = [
        (words["my_steps"], _steps(view, entry.name)),
        (words["my_approvals"], _approvals(view, entry.name)),
        (words["my_handoffs"], _handoffs(view, entry.name)),
        (words["my_calls"], _calls(view, entry.name)),
        (words["my_documents"], _documents(view, entry.name)),
    ]
    return RolePage(
        head=parts.Head(title=title_of(entry), crumbs=crumbs, lead=view.line(role.duties)),
        reach=role.reach or "",
        hours=role.hours or "",
        backup=view.link("role", role.backup) if role.backup else None,
        needs=role.needs,
        groups=[(title, duties) for title, duties in groups if duties],
    )


def _steps(view: View, role: str) -> list[Duty]:
    """Steps of this role; of the default role whole procedures, as nearly every step is its."""
    found = []
    default = view.corpus.settings.defaults.role
    for document, sop in view.corpus.of(Sop):
        mine = [step for step in sop.steps if (step.role or default) == role]
        if role == default and mine:
            found.append(Duty(view.link("sop", document.id), "", view.line(sop.summary)))
            continue
        for step in mine:
            address = Address(f"procedures/{document.id}", anchor(step.id))
            link = Link(step.name, view.href(address), "sop")
            found.append(Duty(link, sop.title, view.line((step.do or "").split("\n")[0])))
    return found


def _approvals(view: View, role: str) -> list[Duty]:
    found = []
    for document, table in view.corpus.of(ExceptionTable):
        approvals = [name for name, output in table.outputs.items() if output.type == "role"]
        for rule in table.rules:
            if any(rule.then.get(name) == role for name in approvals):
                address = Address(f"exceptions/{document.id}", anchor(rule.id))
                link = Link(rule.id, view.href(address), "exception")
                found.append(Duty(link, table.title, cells(view, rule.when)))
    return found if role != view.corpus.settings.defaults.role else []


def _handoffs(view: View, role: str) -> list[Duty]:
    found = []
    for document, sop in view.corpus.of(Sop):
        for step in sop.steps:
            if step.handoff is None or step.handoff.to != role:
                continue
            address = Address(f"procedures/{document.id}", anchor(step.id))
            more = view.line(", ".join(step.handoff.send))
            if step.handoff.within:
                more += Markup(" · ") + view.line(step.handoff.within)
            found.append(Duty(Link(step.name, view.href(address), "sop"), sop.title, more))
    return found


def _calls(view: View, role: str) -> list[Duty]:
    found = []
    for document, matrix in view.corpus.of(Escalation):
        for name, path in matrix.paths.items():
            for place, level in enumerate(path.levels, 1):
                if level.call == role:
                    address = Address(f"escalations/{document.id}", anchor(name))
                    more = Markup("{}. ").format(place) + view.line(level.within)
                    found.append(
                        Duty(Link(name, view.href(address), "escalation"), matrix.title, more)
                    )
    return found


def _documents(view: View, role: str) -> list[Duty]:
    return [
        Duty(view.link("document", document.id), _kind_of(view, document.id))
        for document in view.corpus.documents
        if isinstance(document.body, Header) and document.body.owner == role
    ]


def _kind_of(view: View, id_: str) -> str:
    entry = view.corpus.find("document", id_)
    return view.kind_title(entry.kind) if entry is not None else ""
