"""The home page: find what the customer said; what holds today; what is due."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cscx.content.kinds.facts import Fact
from cscx.content.kinds.header import Header
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.sop import STAGES as STAGE_NAMES
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import REASONS, STAGES, group_of, slug
from cscx.publish.kinds.notices import NoticeRow, in_force
from cscx.publish.page import Page
from cscx.publish.pieces import parts
from cscx.publish.pieces.dates import written
from cscx.publish.pieces.history import Changed, log_of, recently
from cscx.publish.site import Link, Site, View, value_of
from cscx.publish.standing.coverage import COVERAGE

_TILES, _OFTEN, _DUE, _RECENT = 8, 4, 6, 5


class Tile(msgspec.Struct, frozen=True):
    """A group of contact reasons with the words customers use."""

    link: Link
    says: Sequence[str]
    counts: str


class DueRow(msgspec.Struct, frozen=True):
    """A document that has to be looked at."""

    link: Link
    owner: str
    due: parts.Due


class Change(msgspec.Struct, frozen=True):
    """A value that will change."""

    link: Link
    date: str
    before: str
    after: str


class HomePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the home page shows."""

    often: Sequence[str]
    notices: Sequence[NoticeRow]
    notices_link: Link | None
    tiles: Sequence[Tile]
    reasons: Link | None
    coverage: Link | None
    changes: Sequence[Change]
    recent: Sequence[Changed]
    log: Link | None
    due: Sequence[DueRow]
    ways: Sequence[tuple[str, Sequence[Link]]]


def pages(site: Site) -> list[Page]:
    """The home page."""
    return [
        Page(
            path="index",
            title=site.words["home"],
            template="home.html",
            model=model,
        )
    ]


def model(view: View) -> HomePage:
    """What the home page shows."""
    words = view.words
    reasons = view.corpus.names.get("reason", ())
    tiles = _tiles(view)
    return HomePage(
        often=[min(tile.says, key=len) for tile in tiles if tile.says][:_OFTEN],
        notices=in_force(view),
        notices_link=view.page("reference/notices", words["notices"])
        if _has(view, "notice")
        else None,
        tiles=tiles,
        reasons=view.page(f"{REASONS}/index", words("all_reasons", n=len(reasons)))
        if reasons
        else None,
        coverage=view.page(f"{COVERAGE}/index", words["coverage"])
        if reasons and view.site.audience != "customer"
        else None,
        changes=_changes(view),
        recent=recently(view, _RECENT),
        log=log_of(view),
        due=_due(view),
        ways=_ways(view),
    )


def _has(view: View, word: str) -> bool:
    return bool(view.corpus.names.get(word))


def _tiles(view: View) -> list[Tile]:
    """The groups that procedures serve, in the order of the list, the best served first."""
    groups: dict[str, list[str]] = {}
    for name in view.corpus.names.get("reason", ()):
        groups.setdefault(group_of(name), []).append(name)
    made = [(_served(view, names), _tile(view, group, names)) for group, names in groups.items()]
    served = [pair for pair in made if pair[0]]
    served.sort(key=lambda pair: -pair[0])
    return [tile for _, tile in served[:_TILES]]


def _served(view: View, reasons: list[str]) -> int:
    return len(_sops(view, reasons))


def _sops(view: View, reasons: list[str]) -> list[Sop]:
    wanted = set(reasons)
    return [sop for _, sop in view.corpus.of(Sop) if wanted & set(sop.reasons)]


def _tile(view: View, group: str, names: list[str]) -> Tile:
    sops = _sops(view, names)
    scripts = {step.say for sop in sops for step in sop.steps if step.say}
    served = {reason for sop in sops for reason in sop.reasons}
    says = [_says(view, name) for name in names if name in served]
    said = [words[0] for words in says if words]
    if len(said) == 1:
        said = next(words for words in says if words)
    counts = view.words("counts_tile", sops=len(sops), scripts=len(scripts))
    return Tile(view.page(f"{REASONS}/{slug(group)}", group), said[:2], counts)


def _says(view: View, reason: str) -> list[str]:
    body = view.corpus.entries["reason", reason].body
    return body.says if isinstance(body, Reason) else []


def _changes(view: View) -> list[Change]:
    """Values with a known next value, the nearest first."""
    found = []
    for name, fact in view.corpus.items("fact").items():
        if isinstance(fact, Fact) and fact.next is not None:
            after = value_of(msgspec.structs.replace(fact, value=fact.next.value))
            entry = view.corpus.entries["fact", name]
            day = written(fact.next.effective, view.site.language)
            found.append(
                (fact.next.effective, Change(view.entry_link(entry), day, value_of(fact), after))
            )
    return [change for _, change in sorted(found, key=lambda pair: pair[0])]


def _due(view: View) -> list[DueRow]:
    rows = []
    for document in view.corpus.documents:
        if not isinstance(document.body, Header):
            continue
        due = parts.due(view, document.body)
        if due is not None and (due.day - view.site.as_of).days <= parts.SOON:
            link = view.link("document", document.id)
            rows.append(DueRow(link, view.link("role", document.body.owner).text, due))
    return sorted(rows, key=lambda row: row.due.day)[:_DUE]


def _ways(view: View) -> list[tuple[str, Sequence[Link]]]:
    words = view.words
    roles = [view.link("role", name) for name in view.corpus.names.get("role", ())]
    stages = [view.page(f"{STAGES}/{stage}", words[f"stage_{stage}"]) for stage in STAGE_NAMES]
    channels = [view.link("channel", name) for name in view.corpus.names.get("channel", ())]
    lists = [
        view.page(f"reference/{kind}s", words[f"kinds_{kind}s"])
        for kind in ("fact", "term", "law", "kpi")
        if _has(view, kind)
    ]
    ways: list[tuple[str, Sequence[Link]]] = [
        (words["by_role"], roles),
        (words["by_stage"], stages if any(True for _ in view.corpus.of(Sop)) else []),
        (words["by_channel"], channels),
        (words["by_kind"], lists),
    ]
    return [(title, links) for title, links in ways if links]
