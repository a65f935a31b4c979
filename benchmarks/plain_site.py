"""The same pages as a plain MkDocs-Material site: what our pages say, as Markdown, with a small nav."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

CONFIG = """\
site_name: 상담 지식
docs_dir: docs
site_dir: site
theme: {name: material, language: ko, font: false}
plugins: [search]
markdown_extensions: [tables, admonition]
not_in_nav: "*"
nav:
"""
_BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "summary", "pre", "blockquote", "caption"}
_SILENT = {"script", "style", "svg", "template", "nav"}
_VOID = {"br", "img", "input", "meta", "link", "use", "hr", "wbr", "source"}
_MARKS = {
    "h1": "# ",
    "h2": "## ",
    "h3": "### ",
    "h4": "#### ",
    "li": "- ",
    "dt": "**",
    "blockquote": "> ",
}


class _Markdown(HTMLParser):
    """The main part of one page: headings, paragraphs, lists, tables and links."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self._text: list[str] = []
        self._silent = 0
        self._open: list[str] = []
        self._row: list[str] | None = None
        self._rows = 0
        self._href: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._text.append(" ")
            return
        if self._silent or tag in _SILENT:
            self._silent += 1
            return
        if tag in _BLOCKS or tag in ("div", "section", "ul", "ol", "article", "table"):
            self._flush()
        if tag in _BLOCKS:
            self._open.append(tag)
        elif tag == "table":
            self._rows = 0
        elif tag == "tr":
            self._flush()
            self._row = []
        elif tag == "a":
            self._href = dict(attrs).get("href")
            self._text.append("[")
        elif tag in ("strong", "b"):
            self._text.append("**")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._silent:
            self._silent -= 1
            return
        if tag in ("td", "th") and self._row is not None:
            self._row.append(self._taken().replace("|", "/"))
        elif tag == "tr" and self._row is not None:
            self._end_row()
        elif tag == "a":
            self._text.append(f"]({_target(self._href)})")
        elif tag in ("strong", "b"):
            self._text.append("**")
        elif tag in _BLOCKS or tag in ("div", "section", "ul", "ol", "article"):
            self._flush()
            if tag in _BLOCKS and self._open:
                self._open.pop()
        elif tag == "table":
            self.out.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def _taken(self) -> str:
        text = re.sub(r"\s+", " ", "".join(self._text)).strip()
        self._text = []
        return re.sub(r"\*\*\s*\*\*|\[\s*\]\([^)]*\)", "", text)

    def _flush(self) -> None:
        if self._row is not None:
            return
        text = self._taken()
        if text:
            mark = _MARKS.get(self._open[-1], "") if self._open else ""
            self.out += [f"{mark}{text}{'**' if mark == '**' else ''}", ""]

    def _end_row(self) -> None:
        row, self._row = self._row or [], None
        self.out.append("| " + " | ".join(row) + " |")
        self._rows += 1
        if self._rows == 1:
            self.out.append("|" + " --- |" * len(row))


def _target(href: str | None) -> str:
    """A link between pages as Markdown writes it; MkDocs checks each of them."""
    if not href or href.startswith("#") or "://" in href:
        return href or "#"
    path, _, anchor = href.partition("#")
    to = re.sub(r"/$", ".md", path.removeprefix("../"))
    return to + (f"#{anchor}" if anchor else "")


def write_plain(site: Path, folder: Path) -> tuple[int, int]:
    """Write the pages of a built site as a plain project; (number of pages, bytes of Markdown)."""
    docs = folder / "docs"
    pages = size = 0
    for page in sorted(site.rglob("index.html")):
        html = page.read_text("utf-8")
        found = re.search(r'<article class="cx-page.*?</article>', html, re.DOTALL)
        if found is None:
            continue
        reader = _Markdown()
        reader.feed(found[0])
        name = page.parent.relative_to(site).as_posix()
        file = docs / ("index.md" if name == "." else f"{name}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(reader.out)
        file.write_text(text, "utf-8")
        pages, size = pages + 1, size + len(text.encode())
    groups = sorted({p.parent for p in docs.rglob("*.md")} - {docs})
    nav = ["  - index.md"]
    for group in groups:
        index = group / "index.md"
        if not index.is_file():
            index.write_text(f"# {group.name}\n", "utf-8")
        nav.append(f"  - {index.relative_to(docs).as_posix()}")
    (folder / "mkdocs.yml").write_text(CONFIG + "\n".join(nav) + "\n", "utf-8")
    return pages, size
