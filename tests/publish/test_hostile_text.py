"""Hostile text in every field that takes text reaches the site as text: pages, titles, data for scripts, search."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cscx.content.document import Document
from cscx.content.loading import read_corpus
from cscx.content.schema import is_valid
from cscx.publish.engine import Options, build
from cscx.settings import load
from tests.shared import ROOT

AS_OF = date(2026, 11, 21)
EVIL = (
    "악<img src=x onerror=hack()>\"'><script>hack()</script></template></title>&lt;b&gt;"
    "{{7*7}} [x](javascript:hack()) <svg/onload=hack()> ]]> {% raw %}"
)

Place = tuple[str | int, ...]


def strings(value: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from strings(below, (*place, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from strings(below, (*place, index))
    elif isinstance(value, str):
        yield place


def put(data: Any, place: Place, text: str) -> str:
    """Write a text at a place; what stood there."""
    *way, last = place
    for step in way:
        data = data[step]
    before, data[last] = data[last], text
    return str(before)


def poisoned(document: Document, names: frozenset[str]) -> tuple[Any, set[str]]:
    """A document with hostile text in each field that takes any text, and the fields it got into."""
    assert document.kind is not None
    data = copy.deepcopy(document.data)
    fields = set()
    for place in [*strings(data)]:
        before = put(data, place, "x")
        if before in names:  # a name that leads elsewhere; a schema holds names to safe letters
            put(data, place, before)
            continue
        put(data, place, before.rstrip("\n") + EVIL)
        if is_valid(document.kind.name, data):
            fields.add("/".join("*" if isinstance(step, int) else str(step) for step in place))
        else:
            put(data, place, before)
    return data, fields


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[tuple[str, str]]]]:
    """The site of the reference knowledge base with hostile text wherever a schema lets it in."""
    folder = tmp_path_factory.mktemp("evil")
    for name in ("cscx.toml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "site", folder / "site")
    corpus = read_corpus(ROOT, load(ROOT), as_of=AS_OF)
    names = frozenset(name for _, name in corpus.entries) | frozenset(
        step["id"] for d in corpus.documents for step in (d.data or {}).get("steps", ())
    )
    met = set()
    for document in corpus.documents:
        data, fields = poisoned(document, names)
        assert document.kind is not None
        met.update((document.kind.name, field) for field in fields)
        file = folder / document.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    made = build(folder, Options(to=folder / "out", as_of=AS_OF))
    assert made.unread == ()
    yield made.folder, met
    shutil.rmtree(folder)


class Reading(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.islands: list[str] = []
        self._in_island = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("img", "iframe", "object", "embed", "base", "style"):
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src") and re.match(r"\s*(javascript|data|vbscript):", value or ""):
                self.wrong.append(f"{tag} {value}")
        if tag == "template":
            self._in_island = True
            self.islands.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._in_island = False

    def handle_data(self, data: str) -> None:
        if self._in_island:
            self.islands[-1] += data


def test_it_got_into_every_kind(evil: tuple[Path, set[tuple[str, str]]]) -> None:
    kinds = {kind for kind, _ in evil[1]}
    assert kinds >= {
        "sop", "script", "exception", "escalation", "facts", "inputs", "roles",
        "reasons", "terms", "laws", "calendar", "kpis", "notices", "track", "persona", "question",
    }  # fmt: skip


def test_no_page_holds_an_element_or_a_handler_of_it(
    evil: tuple[Path, set[tuple[str, str]]],
) -> None:
    wrong, seen = {}, 0
    for file in evil[0].rglob("*.html"):
        html = file.read_text("utf-8")
        seen += html.count("악&lt;img")
        scripts = re.findall(r"<script[^>]*>([^<]*)", html)
        assert not any("hack" in script for script in scripts), file
        reading = Reading(html)
        for island in reading.islands:
            json.loads(island)
        if reading.wrong:
            wrong[file.relative_to(evil[0]).as_posix()] = reading.wrong
    assert wrong == {}
    assert seen > 1000


def test_titles_and_descriptions_hold_it_as_text(
    evil: tuple[Path, set[tuple[str, str]]],
) -> None:
    page = (evil[0] / "procedures/return-defect/index.html").read_text("utf-8")
    head = page.split("</head>")[0]
    assert "악&lt;img src=x onerror=hack()&gt;" in head.split("<title>")[1].split("</title>")[0]
    assert 'content="' in head
    assert "<script>hack" not in page


def test_the_search_index_holds_it_as_text_and_nothing_closes_a_script(
    evil: tuple[Path, set[tuple[str, str]]],
) -> None:
    found = 0
    for file in (evil[0] / "assets").rglob("*"):
        if file.suffix == ".json":
            found += file.read_text("utf-8").count("hack()")
            json.loads(file.read_text("utf-8"))
        if file.suffix == ".js":
            assert "</script" not in file.read_text("utf-8").lower(), file
    assert found > 0
