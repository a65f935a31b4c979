"""The index of a small shop, and the JavaScript twin as a program that answers line by line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cscx.content.loading import read_corpus
from cscx.publish.audience import published
from cscx.publish.finding.company import company_words
from cscx.publish.finding.entries import entries as entries_of
from cscx.publish.site import Site
from cscx.search.analysis import Analysis
from cscx.search.builder import build
from cscx.search.engine import Search
from cscx.search.entry import Entry, Part, Words
from cscx.search.kiwi import KiwiAnalyser
from cscx.search.lexicon import Lexicon, unpacked
from cscx.settings import load
from tests import machine

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def shop() -> tuple[list[Entry], Words]:
    """The entries of the shop and its words."""
    raw = json.loads((HERE / "shop.json").read_text(encoding="utf-8"))
    entries = []
    for item in raw["entries"]:
        item["parts"] = tuple(Part(*part) for part in item["parts"])
        lists = {name: tuple(value) for name, value in item.items() if isinstance(value, list)}
        lists["copy"] = tuple(map(tuple, item.get("copy", ())))
        entries.append(Entry(**(item | lists)))
    return entries, Words(
        alike=tuple(map(tuple, raw["alike"])), apart=tuple(map(tuple, raw["apart"]))
    )


@pytest.fixture(scope="session")
def kiwi() -> KiwiAnalyser:
    return KiwiAnalyser(["카카오페이"])


@pytest.fixture(scope="session")
def kept() -> dict[str, Analysis]:
    return {}


@pytest.fixture(scope="session")
def files(kiwi: KiwiAnalyser, kept: dict[str, Analysis]) -> dict[str, bytes]:
    """The files of the shop's index."""
    entries, company = shop()
    return build(entries, kiwi, company=company, kept=kept)


@pytest.fixture(scope="session")
def reference() -> dict[str, bytes]:
    """The files of the reference knowledge base's index, as agents search it."""
    corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
    site = Site(shown=published(corpus, "agent"), audience="agent")
    return build(entries_of(site), KiwiAnalyser(), company=company_words(site))


@pytest.fixture(scope="session")
def search(files: dict[str, bytes]) -> Search:
    return Search(files.__getitem__)


@pytest.fixture(scope="session")
def lexicon(files: dict[str, bytes]) -> Lexicon:
    return unpacked(files[json.loads(files["index.json"])["lexicon"]])


def node() -> str:
    """The path of Node.js. Where it is missing, the tests fail in CI and are skipped elsewhere."""
    path = machine.node()
    if path is None and not machine.in_ci():
        pytest.skip("this machine lacks Node.js")
    assert path is not None, "Node.js is missing: python -m tests.machine --install"
    return path


class Twin:
    """Asks the JavaScript engine."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, what: str, **given: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"what": what, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        return answer["is"]


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Put the files of an index into a folder."""
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


@contextmanager
def asked_in_javascript(files: dict[str, bytes], folder: Path) -> Iterator[Twin]:
    """The JavaScript engine over an index, which is put into a folder."""
    write(files, folder)
    with subprocess.Popen(
        [node(), str(HERE / "twin.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        asking = Twin(process)
        asking("open", folder=str(folder))
        yield asking
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def twin(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    with asked_in_javascript(files, tmp_path_factory.mktemp("index")) as asking:
        yield asking
