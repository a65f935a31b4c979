"""Page models → HTML, by templates that hold markup only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cscx.publish.addresses import QUIZ, Address, quoted
from cscx.publish.page import Page
from cscx.publish.practised import drills_link
from cscx.publish.site import Link, Site, View

_TERMS = "reference/terms"
_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def has_template(name: str) -> bool:
    """Whether a kind brought a template of its own."""
    return (_TEMPLATES / name).is_file()


class Quiz(NamedTuple):
    """The quiz about a page: how many questions there are, where they are asked, and its drills."""

    questions: int
    href: str
    drills: Link | None


def _quiz(view: View, page: Page) -> Quiz | None:
    if not page.quiz:
        return None
    name = page.path.rsplit("/", 1)[-1]
    drills = drills_link(view, name) if page.template == "sop.html" else None
    return Quiz(page.quiz, f"{view.href(Address(QUIZ))}#document={quoted(name)}", drills)


def render(site: Site, page: Page) -> str:
    """The main part of a page, without the frame around it."""
    view = site.at(page.path)
    template = _environment().get_template(page.template)
    related = [
        view.link(kind, name)._replace(note=view.kind_title(kind)) for kind, name in page.related
    ]
    html = template.render(
        m=page.model(view), w=site.words, related=related, quiz=_quiz(view, page)
    )
    if view.terms and page.path != _TERMS:
        told = site.glossary.told(view.terms, view)
        html += str(Markup("<template data-cx-terms>{}</template>").format(told)) if told else ""
    return "\n".join(line for line in html.split("\n") if line.strip())
