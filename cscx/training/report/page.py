"""A report as one page that asks nobody for anything: light and dark, narrow and wide, a sheet a sheet of paper."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from cscx.messages import Language
from cscx.training.report import words
from cscx.training.report.view import View


def page(view: View, language: Language) -> str:
    """The page as HTML; every text is escaped."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(_own("page.html"))
    style = Markup(_own("page.css"))  # noqa: S704 - our own file
    told = template.render(
        view=view,
        lang=language,
        style=style,
        sheets=words.SHEETS.to(language),
        rest=lambda rows: words.REST(n=len(rows)).to(language),
    )
    return told + "\n"


def _own(name: str) -> str:
    return files("cscx.training.report").joinpath(name).read_text(encoding="utf-8")
