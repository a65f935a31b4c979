"""Every page of the site, in the order of their addresses."""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec

import msgspec

from cscx.content.document import Document
from cscx.content.kinds import kind_named
from cscx.publish.audience import Retired
from cscx.publish.output import offline
from cscx.publish.page import Page
from cscx.publish.pieces import outline
from cscx.publish.render import has_template
from cscx.publish.site import Link, Site, View
from cscx.publish.standing import changelog, coverage, drills, home, indexes, learn, reference
from cscx.publish.standing.indexes import section_of


def pages(site: Site) -> list[Page]:
    """Every page a build writes."""
    found = [
        *home.pages(site),
        offline.page(site),
        *indexes.pages(site),
        *coverage.pages(site),
        *changelog.pages(site),
        *reference.pages(site),
        *learn.pages(site),
        *drills.pages(site),
        *(
            _document_page(site, document)
            for document in site.corpus.documents
            if _stands_alone(document)
        ),
        *(_retired_page(stone) for stone in site.shown.retired),
    ]
    return sorted(found, key=lambda page: page.path)


def _stands_alone(document: Document) -> bool:
    return document.kind is not None and not document.kind.item and document.body is not None


def _document_page(site: Site, document: Document) -> Page:
    kind = document.kind
    assert kind is not None  # noqa: S101 - checked by _stands_alone
    path = f"{kind.folder}/{document.id}"
    template = f"{kind.name}.html"
    return Page(
        path=path,
        title=outline.title_of_document(site.at(path), document),
        description=site.at(path).plain(getattr(document.body, "summary", None)),
        template=template if has_template(template) else "outline.html",
        model=partial(_model, document=document),
        section=section_of(kind),
        sources=(document.path,),
    )


def _model(view: View, document: Document) -> object:
    assert document.kind is not None  # noqa: S101 - checked by _stands_alone
    module = f"cscx.publish.kinds.{document.kind.name}"
    if not _exists(module):
        return outline.model(view, document)
    return import_module(module).model(view, document)


@cache
def _exists(module: str) -> bool:
    return find_spec(module) is not None


class RetiredPage(msgspec.Struct, frozen=True):
    """A document out of force, and what is used instead."""

    title: str
    crumbs: list[Link]
    replaced_by: Link | None


def _retired_page(stone: Retired) -> Page:
    kind = kind_named(stone.kind)
    return Page(
        path=f"{kind.folder}/{stone.id}",
        title=stone.title,
        template="retired.html",
        model=partial(_retired_model, stone=stone),
        section=section_of(kind),
        sources=(stone.path,),
    )


def _retired_model(view: View, stone: Retired) -> RetiredPage:
    kind = kind_named(stone.kind)
    crumbs = [view.page(f"{kind.folder}/index", view.kinds_title(kind))]
    successor = view.link("document", stone.replaced_by) if stone.replaced_by else None
    return RetiredPage(stone.title, crumbs, successor)
