"""The tabs and the menu: home, each kind of document, reasons, roles, lists, training."""

from __future__ import annotations

from typing import NamedTuple

from cscx.publish.addresses import REASONS
from cscx.publish.site import Site
from cscx.publish.standing.indexes import TRAINING, documents_kinds, section_of
from cscx.publish.standing.learn import HOME, teaches
from cscx.publish.standing.reference import FOLDER


class Tab(NamedTuple):
    """A tab: the section whose pages it stands for, the page it opens, its name."""

    section: str
    path: str
    title: str


def menu(site: Site) -> list[Tab]:
    """The tabs of a site, those that have something to show."""
    words, view = site.words, site.at("index")
    names = site.corpus.names
    kinds = documents_kinds(site)
    tabs = [Tab("", "index", words["home"])]
    tabs.extend(
        Tab(kind.folder, f"{kind.folder}/index", view.kinds_title(kind))
        for kind in kinds
        if section_of(kind) != TRAINING
    )
    if names.get("reason"):
        tabs.append(Tab(REASONS, f"{REASONS}/index", words["reasons"]))
    if names.get("role"):
        tabs.append(Tab("roles", "roles/index", words["kinds_roles"]))
    tabs.append(Tab(FOLDER, f"{FOLDER}/index", words["reference"]))
    if teaches(site):
        tabs.append(Tab(TRAINING, HOME, words["learning"]))
    return tabs
