"""A small knowledge base in memory, with files put over it."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

from cscx.content.corpus import Corpus
from cscx.content.loading import read_corpus
from cscx.publish.audience import Audience, published
from cscx.publish.pages import pages
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.settings import load

SHOP = Path(__file__).parent / "shop"
TODAY = date(2026, 11, 21)


def corpus(files: dict[str, str] | None = None, *, as_of: date = TODAY) -> Corpus:
    """The shop with some files replaced or added; every file must fit its schema."""
    changed = {path: textwrap.dedent(text).encode() for path, text in (files or {}).items()}
    made = read_corpus(SHOP, load(SHOP), as_of=as_of, unsaved=changed)
    for document in made.documents:
        assert document.body is not None, (
            document.path,
            document.problems,
            document.schema_problems,
        )
    return made


def site(
    files: dict[str, str] | None = None,
    *,
    audience: Audience = "agent",
    drafts: bool = False,
    as_of: date = TODAY,
) -> Site:
    """The site of the shop."""
    shown = published(corpus(files, as_of=as_of), audience, drafts=drafts)
    return Site(shown=shown, audience=audience)


def html(site_: Site, path: str) -> str:
    """One page of a site."""
    page = next(page for page in pages(site_) if page.path == path)
    return render(site_, page)


def whole(site_: Site) -> dict[str, str]:
    """Every page of a site by its path, with its title and description."""
    return {
        page.path: f"{page.title}\n{page.description}\n{render(site_, page)}"
        for page in pages(site_)
    }
