"""The tabs and the menu: home, each kind of document, reasons, roles, lists, training."""

from __future__ import annotations

from typing import NamedTuple

from cscx.content.kinds import Kind
from cscx.publish.addresses import REASONS
from cscx.publish.indexes import documents_kinds
from cscx.publish.reference import FOLDER
from cscx.publish.site import Site

TRAINING = "training"
_TRAINING_KINDS = frozenset({"track", "persona", "question"})


class Tab(NamedTuple):
    """A tab: the section whose pages it stands for, the page it opens, its name."""

    section: str
    path: str
    title: str


def section_of(kind: Kind) -> str:
    """The section that documents of a kind belong to."""
    return TRAINING if kind.name in _TRAINING_KINDS else kind.folder


def menu(site: Site) -> list[Tab]:
    """The tabs of a site, those that have something to show."""
    words = site.words
    names = site.corpus.names
    kinds = documents_kinds(site)
    tabs = [Tab("", "index", words["home"])]
    tabs.extend(
        Tab(kind.folder, f"{kind.folder}/index", kind.title.to(site.language))
        for kind in kinds
        if section_of(kind) != TRAINING
    )
    if names.get("reason"):
        tabs.append(Tab(REASONS, f"{REASONS}/index", words["reasons"]))
    if names.get("role"):
        tabs.append(Tab("roles", "roles/index", words["role"]))
    tabs.append(Tab(FOLDER, f"{FOLDER}/index", words["reference"]))
    training = next((kind for kind in kinds if section_of(kind) == TRAINING), None)
    if training is not None:
        tabs.append(Tab(TRAINING, f"{training.folder}/index", words["training"]))
    return tabs
