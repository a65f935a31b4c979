"""Drills on the site: in pieces a procedure, kept by what they are made from, for nobody outside."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from cscx.content.cache import Cache
from cscx.content.loading import read_corpus
from cscx.messages import same
from cscx.publish.audience import published
from cscx.publish.island import island
from cscx.publish.keeping.looks import Answers
from cscx.publish.keeping.recall import Recall
from cscx.publish.learning import drills as made
from cscx.publish.learning.drills import drill_files
from cscx.publish.pages import pages
from cscx.publish.site import Site
from cscx.settings import load
from cscx.training.drills.drill import DONE, Choice
from cscx.training.drills.lean import lean
from tests.publish.knowledge import html
from tests.training.drills import sample

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
FEE = "sops/procedures/refund-transfer.yaml"
_HEAVY = 35_000


def reference(changed: dict[str, bytes] | None = None, audience: str = "agent") -> Site:
    read = read_corpus(ROOT, load(ROOT), as_of=DAY, unsaved=changed or {})
    return Site(shown=published(read, audience), audience=audience)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two procedures only, because making all takes its time."""

    monkeypatch.setattr(made, "practised", lambda _: ("refund-transfer", "verify-customer"))


@pytest.mark.usefixtures("few")
def test_a_build_that_changes_nothing_makes_no_drill_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = made.drills_of

    def counted(policies: object, only: frozenset[str]) -> object:
        asked.extend(only)
        return real(policies, only)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(made, "drills_of", counted)
    first = _built(reference(), tmp_path)
    assert asked == ["refund-transfer", "verify-customer"]
    assert _built(reference(), tmp_path) == first == drill_files(reference()).files
    assert asked == ["refund-transfer", "verify-customer"] * 2  # the second without a cache
    text = (ROOT / FEE).read_text("utf-8").replace("do: ", "do: 먼저 ", 1)
    asked.clear()
    changed = {FEE: text.encode()}
    assert _built(reference(changed), tmp_path) == drill_files(reference(changed)).files
    assert asked[:1] == ["refund-transfer"]
    assert asked.count("verify-customer") == 1  # only where nothing is kept


def _built(site: Site, folder: Path) -> dict[str, bytes]:
    recall = Recall(Cache(folder), "drills.msgpack", Answers(site), b"recipe")
    found = drill_files(site, recall)
    recall.keep()
    return dict(found.files)


@pytest.mark.usefixtures("few")
def test_a_piece_is_a_script_with_sources_told_once() -> None:
    files = drill_files(reference()).files
    raw = files["assets/training/drills/verify-customer.js"].decode()
    head, _, rest = raw.partition(" = ")
    assert head == '(globalThis.cxTraining ??= {})["drills/verify-customer"]'
    piece = json.loads(rest.rstrip(";\n"))
    assert piece["sop"] == "verify-customer"
    assert piece["why"] == ""
    places = [c["source"] for d in piece["drills"] for t in d["turns"] for c in t["choices"]]
    assert set(places) == set(range(len(piece["sources"])))
    assert all(source["href"] for source in piece["sources"])


def test_every_procedure_that_decides_has_a_light_page() -> None:
    here = reference()
    found = [page for page in pages(here) if page.path.startswith("drills/")]
    assert len(found) == 33
    for page in found:
        assert len(html(here, page.path).encode()) < _HEAVY


def test_customers_practise_nothing() -> None:
    outside = reference(audience="customer")
    assert drill_files(outside).files == {}
    assert not [page for page in pages(outside) if page.path.startswith("drills/")]


def test_every_source_of_a_drill_leads_to_its_place(built: Path) -> None:
    ids: dict[str, str] = {}
    broken = set()
    for piece in (built / "assets/training/drills").glob("*.js"):
        data = json.loads(piece.read_text("utf-8").partition(" = ")[2].rstrip(";\n"))
        for source in data["sources"]:
            path, _, anchor = unquote(source["href"]).partition("#")
            if path not in ids:
                file = built / path / "index.html"
                ids[path] = file.read_text("utf-8") if file.is_file() else ""
            if not ids[path] or (anchor and f'id="{anchor}"' not in ids[path]):
                broken.add(source["href"])
    assert broken == set()


def test_hostile_texts_stay_texts() -> None:
    hostile = '</script><script>alert(1)</script> " \u2028 {고객명} \U0001f600'
    spoilt = sample.drill(
        title=same(hostile), turns=(sample.turn(1, DONE, *hostile_choices(hostile)),)
    )
    told = island(lean(spoilt, "ko", lambda source: source.document))
    assert "<" not in told
    read = json.loads(told)
    assert read["title"] == hostile
    assert [choice["text"] for choice in read["turns"][0]["choices"]] == [hostile, "가", "나"]


def hostile_choices(text: str) -> tuple[Choice, ...]:
    return (sample.key(text, DONE), sample.wrong("가", "t1"), sample.wrong("나", "t1"))
