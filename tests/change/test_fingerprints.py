"""Approvals hold exactly as long as a document, and what it refers to, means the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from cscx.change.approvals.fingerprint import VERSION, Fingerprint, Fingerprints
from cscx.change.approvals.standing import approval_of, standings
from cscx.change.approvals.words import changed
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.loading import document_of
from cscx.content.reviews import Approval, Review, review_text, reviews_of
from cscx.settings import Settings, load
from tests.rules.harness import AS_OF, BASE, approved_base, base_files

Path = tuple[str | int, ...]


def _corpus(values: dict[str, Any], settings: Settings | None = None) -> Corpus:
    """A knowledge base of documents given as values, approved as it stands in the base."""
    documents = [document_of(path, _json(value)) for path, value in values.items()]
    settings = settings or load(BASE)
    return Corpus(documents, settings, AS_OF, reviews=reviews_of(approved_base()))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=str).encode()


def _values() -> dict[str, Any]:
    return {path: document_of(path, text.encode()).data for path, text in base_files().items()}


def _suspect(corpus: Corpus) -> set[str]:
    return {each.document.id for each in standings(corpus) if each.state == "suspect"}


def _leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(below, (*path, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _leaves(below, (*path, at))
    else:
        yield path


def _at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def _with(value: Any, path: Path, new: Any) -> Any:
    copy = json.loads(json.dumps(value, ensure_ascii=False))
    _at(copy, path[:-1])[path[-1]] = new
    return copy


def _shuffled(value: Any, draw: random.Random, key: str = "") -> Any:
    if isinstance(value, dict):
        names = list(value)
        if key != "outputs":  # the first output is the answer
            draw.shuffle(names)
        return {name: _shuffled(value[name], draw, name) for name in names}
    if isinstance(value, list):
        made = [_shuffled(each, draw) for each in value]
        if key in ("reasons", "inputs", "collect", "send", "must_say"):
            draw.shuffle(made)
        return made
    return f"  {value}\n" if isinstance(value, str) and "\n" in value else value


@pytest.mark.parametrize("seed", range(20))
def test_a_document_in_another_hand_keeps_its_approval(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    values = {path: _shuffled(value, draw) for path, value in _values().items()}
    corpus = _corpus(values)
    assert all(document.is_usable for document in corpus.documents)
    assert {each.state for each in standings(corpus)} == {"approved"}


def test_every_value_that_is_changed_makes_its_own_document_suspect_and_is_named() -> None:
    tried = 0
    values = _values()
    for path, value in values.items():
        for leaf in _leaves(value):
            if leaf[0] in ("kind", "status", "reviewed", "items", "approvers"):
                continue
            old = _at(value, leaf)
            new = old + 1 if isinstance(old, int) else f"{old}가"
            corpus = _corpus({**values, path: _with(value, leaf, new)})
            standing = next((s for s in standings(corpus) if s.document.path == path), None)
            if standing is None:  # the value is one of a few, and the document no longer fits
                continue
            tried += 1
            assert standing.state == "suspect", (path, leaf)
            named = {each.name.split(".")[0] for each in standing.signatures[0].changed}
            assert leaf[0] in named, (path, leaf, named)
    assert tried > 60


def test_an_item_that_is_changed_makes_suspect_whoever_refers_to_it_and_nobody_else() -> None:
    values = _values()
    told = 0
    for path, value in values.items():
        if "items" not in value:
            continue
        for name, item in value["items"].items():
            for key in item:
                if not isinstance(item[key], str) or key == "checked":
                    continue
                new = f"{item[key]} 밖" if key in ("duties", "title", "means") else None
                if path.endswith("facts.yaml") and key == "value":
                    new = "9일" if name == "반품기한" else "9,000원"
                if new is None:
                    continue
                corpus = _corpus({**values, path: _with(value, ("items", name, key), new)})
                expected = {
                    document.id
                    for document, _ in corpus.of(Header)
                    for reference in document.references
                    if reference.name == name and reference.path[0] not in ("owner", "approvers")
                }
                assert _suspect(corpus) == expected, (path, name, key)
                told += bool(expected)
    assert told >= 3


@pytest.mark.parametrize(("key", "value"), [("status", "review"), ("reviewed", "2026-11-01")])
def test_how_far_the_work_on_a_document_is_does_not_count(key: str, value: str) -> None:
    values = _values()
    path = "sops/procedures/return.yaml"
    assert _suspect(_corpus({**values, path: values[path] | {key: value}})) == set()


def test_a_default_that_is_written_out_is_no_change() -> None:
    values = _values()
    path = "sops/procedures/return.yaml"
    written = values[path] | {"audience": ["agent"], "approvers": ["CS매니저"]}
    assert _suspect(_corpus({**values, path: written})) == set()


def test_a_planned_value_of_a_fact_is_named_with_its_day() -> None:
    values = _values()
    path = "sops/reference/facts.yaml"
    plan = {"value": "14일", "effective": "2027-01-01"}
    corpus = _corpus({**values, path: _with(values[path], ("items", "반품기한", "next"), plan)})
    standing = next(each for each in standings(corpus) if each.document.id == "refused")
    what = changed(standing.signatures[0], "script", corpus)
    assert what.ko == "기준값 반품기한 7일 → 7일, 2027-01-01 14일"


def test_an_approval_of_another_version_of_fingerprints_is_asked_for_anew() -> None:
    approval = Approval(by="CS매니저", on="2026-10-01", version=0, fingerprint="0" * 64)
    corpus = _reviewed(approval)
    (standing,) = (each for each in standings(corpus) if each.document.id == "refused")
    assert standing.state == "suspect"
    what = changed(standing.signatures[0], "script", corpus)
    assert what.en == "fingerprints are made in another way now"


def test_an_approval_edited_by_hand_is_suspect() -> None:
    base = _reviewed(None)
    approval = approval_of(_refused(base), base, "CS매니저", AS_OF, None)
    forged = Approval(
        by=approval.by,
        on=approval.on,
        version=approval.version,
        fingerprint="f" * 64,
        parts=approval.parts,
        uses=approval.uses,
    )
    corpus = _reviewed(forged)
    (standing,) = (each for each in standings(corpus) if each.document.id == "refused")
    what = changed(standing.signatures[0], "script", corpus)
    assert (standing.state, what.ko) == ("suspect", "승인 파일이 손으로 바뀌었음")


@pytest.mark.parametrize(
    ("version", "kept"),
    [
        (1, "755b856e12e5494ec139b49f6c70f93c0e36895f5aa888f94c3683e915d7ef8e"),
        (2, "54da5c1d5105fd73014528b9fa6daf23e6371083fdad8298175c4612167a8e8d"),
    ],
)
def test_a_fingerprint_that_comes_out_otherwise_needs_a_new_version(
    version: int, kept: str
) -> None:
    corpus = _reviewed(None)
    assert Fingerprints(corpus).of(_refused(corpus), version).digest == kept
    assert VERSION == 2


def test_what_is_written_is_read_back() -> None:
    approval = Approval(
        by='가 "나": #다',
        on="2026-10-01",
        commit="1234567890",
        version=1,
        fingerprint="12345678" * 8,
        parts={"text.전화": "123456789012", "steps.예: 아니오": "1e5678901234"},
        uses={"fact:기한": "7일 # \\ 아님", "law:전자상거래법-17": "000000000000"},
    )
    review = Review(document="refused", approvals=(approval,))
    read = reviews_of({"reviews/refused.yaml": review_text(review).encode()})
    assert list(read.unreadable()) == []
    assert read.of("refused") == review


def _reviewed(approval: Approval | None) -> Corpus:
    documents = [document_of(path, text.encode()) for path, text in base_files().items()]
    approvals = (approval,) if approval is not None else ()
    text = review_text(Review(document="refused", approvals=approvals))
    reviews = reviews_of({"reviews/refused.yaml": text.encode()} if approvals else {})
    return Corpus(documents, load(BASE), AS_OF, reviews=reviews)


def _refused(corpus: Corpus) -> Document:
    entry = corpus.find("script", "refused")
    assert entry is not None
    return entry.document


def _print(corpus: Corpus) -> Fingerprint:
    return Fingerprints(corpus).of(_refused(corpus))
