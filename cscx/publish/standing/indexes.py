"""Index pages: by kind, contact reason, stage, role and channel, and the list of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds import Kind, all_kinds
from cscx.content.kinds.channels import Channel
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.roles import Role
from cscx.content.kinds.sop import STAGES as STAGE_NAMES
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import (
    ITEM_FOLDERS,
    LOG,
    REASONS,
    STAGES,
    Address,
    anchor,
    group_of,
    slug,
)
from cscx.publish.kinds.channels import limits
from cscx.publish.page import Page
from cscx.publish.pieces.index_page import Group, Groups, Row, index
from cscx.publish.site import Link, Site, View, title_of
from cscx.publish.standing.reference import FOLDER, entries_of

TRAINING = "training"
TRAINING_KINDS = frozenset({"track", "persona", "question"})
DOCUMENT_KINDS = ("sop", "exception", "script", "escalation", "track", "persona", "question")


def pages(site: Site) -> list[Page]:
    """Every index that has something to list."""
    words = site.words
    kinds = documents_kinds(site)
    found = [page for kind in kinds for page in _kind_index(site, kind)]
    training = [kind for kind in kinds if kind.name in TRAINING_KINDS]
    if training:
        groups = partial(_training, kinds=training)
        found.extend(_index(site, TRAINING, words["training"], groups, section=TRAINING))
    if _names(site, "reason"):
        found.extend(_index(site, REASONS, words["reasons"], _reasons, section=REASONS))
    if _names(site, "role"):
        found.extend(_index(site, "roles", words["kinds_roles"], _roles, section="roles"))
    if _names(site, "channel"):
        found.extend(_index(site, "channels", words["kinds_channels"], _channels, section=FOLDER))
    if any(True for _ in site.corpus.of(Sop)):
        found.extend(_index(site, STAGES, words["stages"], _stages, section=FOLDER))
        found.extend(page for stage in STAGE_NAMES for page in _stage_pages(site, stage))
    found.extend(_index(site, FOLDER, words["reference"], _lists, section=FOLDER))
    return found


def documents_kinds(site: Site) -> list[Kind]:
    """The kinds of single documents that the site has, the known ones first."""
    present = {
        document.kind.name for document in site.corpus.documents if document.kind is not None
    }
    kinds = [kind for kind in all_kinds().values() if not kind.item and kind.folder != FOLDER]
    order = {name: place for place, name in enumerate(DOCUMENT_KINDS)}
    kinds.sort(key=lambda kind: order.get(kind.name, len(order)))
    return [kind for kind in kinds if kind.name in present]


def _names(site: Site, word: str) -> tuple[str, ...]:
    return site.corpus.names.get(word, ())


def section_of(kind: Kind) -> str:
    """The section that documents of a kind belong to."""
    return TRAINING if kind.name in TRAINING_KINDS else kind.folder


def _index(site: Site, folder: str, title: str, groups: Groups, *, section: str) -> list[Page]:
    return index(site, f"{folder}/index", title, groups, section=section)


def _kind_index(site: Site, kind: Kind) -> list[Page]:
    title = site.at("index").kinds_title(kind)
    return _index(
        site, kind.folder, title, partial(_documents, kind=kind), section=section_of(kind)
    )


def _documents(view: View, kind: Kind) -> list[Group]:
    """All documents of a kind, by the group of the contact reasons they serve."""
    groups: dict[str, list[Row]] = {}
    for document in view.corpus.documents:
        if document.kind is kind and document.body is not None:
            group = _group_of_document(view, kind, document.id, document.body)
            entry = Entry(kind.name, document.id, document, (), document.body)
            groups.setdefault(group, []).append(_document_row(view, entry))
    last = view.words["other"]
    known = [*dict.fromkeys(group_of(name) for name in _names(view.site, "reason")), last, ""]
    order = {title: place for place, title in enumerate(known)}
    return [
        Group(title, anchor(f"group-{title}"), rows)
        for title, rows in sorted(groups.items(), key=lambda pair: order.get(pair[0], len(order)))
    ]


def _training(view: View, kinds: Sequence[Kind]) -> list[Group]:
    """Everything to learn and practise with, by kind."""
    groups = []
    for kind in kinds:
        rows = [row for group in _documents(view, kind) for row in group.rows]
        title = view.kinds_title(kind)
        groups.append(Group(title, kind.name, rows, view.page(f"{kind.folder}/index", title)))
    return groups


def _document_row(view: View, entry: Entry) -> Row:
    status = getattr(entry.body, "status", "active")
    note = "" if status == "active" else view.words[f"status_{status}"]
    return Row(view.entry_link(entry), view.plain(getattr(entry.body, "summary", "")), note)


def _group_of_document(view: View, kind: Kind, id_: str, body: object) -> str:
    """The group a document is listed under: its first reason's, or that of the SOP that uses it."""
    if isinstance(body, Sop):
        return group_of(body.reasons[0])
    if kind.name not in ("script", "exception"):
        return ""
    for use in view.site.links_to.get((kind.name, id_), ()):
        if isinstance(use.document.body, Sop):
            return group_of(use.document.body.reasons[0])
    return view.words["other"]


def _reasons(view: View) -> list[Group]:
    groups: dict[str, list[Row]] = {}
    served = {reason for _, sop in view.corpus.of(Sop) for reason in sop.reasons}
    for name in _names(view.site, "reason"):
        entry = view.corpus.entries["reason", name]
        says = entry.body.says if isinstance(entry.body, Reason) else []
        note = "" if name in served else view.words["nothing_yet"]
        row = Row(view.entry_link(entry), " · ".join(f"“{words}”" for words in says[:3]), note)
        groups.setdefault(group_of(name), []).append(row)
    return [
        Group(
            group,
            anchor(group),
            [_without_group(row, group) for row in rows],
            view.page(f"{REASONS}/{slug(group)}", group),
        )
        for group, rows in groups.items()
    ]


def _without_group(row: Row, group: str) -> Row:
    text = row.link.text.removeprefix(f"{group} > ")
    return msgspec.structs.replace(row, link=row.link._replace(text=text))


def _roles(view: View) -> list[Group]:
    rows = []
    for name in _names(view.site, "role"):
        entry = view.corpus.entries["role", name]
        body = entry.body
        if isinstance(body, Role):
            rows.append(Row(view.entry_link(entry), view.plain(body.duties), body.reach or ""))
    return [Group("", "", rows)]


def _channels(view: View) -> list[Group]:
    rows = []
    for name in _names(view.site, "channel"):
        entry = view.corpus.entries["channel", name]
        body = entry.body
        if isinstance(body, Channel):
            said = " · ".join(value for _, value in limits(view, body))
            rows.append(Row(view.entry_link(entry), said))
    return [Group("", "", rows)]


def _stages(view: View) -> list[Group]:
    counts = Counter(step.stage for _, sop in view.corpus.of(Sop) for step in sop.steps)
    rows = [
        Row(
            view.page(f"{STAGES}/{stage}", view.words[f"stage_{stage}"]),
            "",
            view.words("count", n=counts[stage]),
        )
        for stage in STAGE_NAMES
    ]
    return [Group("", "", rows)]


def _stage_pages(site: Site, stage: str) -> list[Page]:
    title = site.words[f"stage_{stage}"]
    return index(
        site,
        f"{STAGES}/{stage}",
        title,
        partial(_steps, stage=stage),
        section=FOLDER,
        above=_above_stages,
    )


def _above_stages(view: View) -> list[Link]:
    return [view.page(f"{STAGES}/index", view.words["stages"])]


def _steps(view: View, stage: str) -> list[Group]:
    groups = []
    for document, sop in view.corpus.of(Sop):
        steps = [step for step in sop.steps if step.stage == stage]
        if not steps:
            continue
        rows = [
            Row(
                Link(step.name, view.href(Address(f"procedures/{document.id}", anchor(step.id)))),
                view.plain((step.do or step.ask or step.check or "").split("\n")[0]),
                view.plain(step.role),
            )
            for step in steps
        ]
        groups.append(Group(sop.title, anchor(document.id), rows, view.link("sop", document.id)))
    return groups


def _lists(view: View) -> list[Group]:
    words = view.words
    rows = []
    for kind in all_kinds().values():
        entries = entries_of(view.site, kind)
        if not entries:
            continue
        path = _index_of(kind)
        rows.append(
            Row(
                view.page(path, view.kinds_title(kind)),
                _sample(entries),
                words("count", n=len(entries)),
            )
        )
    for document in view.corpus.documents:
        kind_ = document.kind
        if (
            kind_ is not None
            and not kind_.item
            and kind_.folder == FOLDER
            and document.body is not None
        ):
            rows.append(Row(view.page(f"{FOLDER}/{document.id}", view.kinds_title(kind_))))
    if any(True for _ in view.corpus.of(Sop)):
        rows.append(Row(view.page(f"{STAGES}/index", words["stages"])))
    if view.site.logged:
        rows.append(Row(view.page(LOG, words["log"]), words["log_lead"]))
    return [Group("", "", rows)]


def _index_of(kind: Kind) -> str:
    folders = {**ITEM_FOLDERS, "reason": REASONS}
    return f"{folders[kind.item]}/index" if kind.item in folders else f"{kind.folder}/{kind.name}"


def _sample(entries: Iterable[Entry]) -> str:
    return ", ".join(title_of(entry) for entry, _ in zip(entries, range(5), strict=False))
