"""A diff held against the judge that tries cases: what it misses, and what it says that is not so."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cscx.change.diff import Diff, diff
from cscx.change.report.data import report_data
from cscx.change.report.report import Report
from cscx.content.corpus import Corpus
from cscx.content.loading import document_of, read_corpus
from cscx.settings import load
from tests.change.brute.kb import Kb
from tests.change.brute.verdict import Judge, Pair
from tests.cli.program import CHECKOUT
from tests.training.conftest import DAY

Told = tuple[str, str | None]
"""A table, or a step as `sop/step`, and the coming day that is told of; None for now."""


@cache
def reference() -> Corpus:
    """The knowledge base of this repository."""
    return read_corpus(CHECKOUT, load(CHECKOUT), as_of=DAY)


@cache
def reference_texts() -> Mapping[str, str]:
    """Its files by path."""
    return {document.path: document.text for document in reference().documents}


def corpus_of(before: Corpus, files: Mapping[str, str]) -> Corpus:
    """A version with some files changed, added, or (empty text) removed."""
    known = {document.path for document in before.documents}
    documents = [
        document_of(d.path, files[d.path].encode()) if d.path in files else d
        for d in before.documents
        if files.get(d.path) != ""
    ]
    documents += [document_of(p, t.encode()) for p, t in files.items() if p not in known and t]
    return Corpus(documents, before.settings, DAY, before.holidays)


class Judged:
    """What was told of a change of files, and what trying cases says."""

    def __init__(
        self, before: Corpus, files: Mapping[str, str], draw: random.Random, most: int
    ) -> None:
        self.before, self.after = before, corpus_of(before, files)
        self.diff: Diff = diff(self.before, self.after)
        self.told = self._told()
        self._draw, self._most = draw, most
        self.tally: Counter[str] = Counter()
        self._kbs = [
            {d.path: d.text for d in corpus.documents if d.path.startswith("sops/")}
            for corpus in (self.before, self.after)
        ]
        self._titles = {
            document.id: str((document.data or {})["title"])
            for document in self.after.documents
            if (document.data or {}).get("kind") == "script"
        }

    @property
    def is_usable(self) -> bool:
        """Whether every file can be read."""
        return all(document.is_usable for document in self.after.documents)

    def _told(self) -> dict[Told, Mapping[str, Any]]:
        data = report_data(Report("전", "후", self.diff), "ko")
        return {(_name(table), table["from"]): table for table in data["tables"]}

    def wrong(self) -> Iterator[str]:
        """Everything missed or told wrongly, now and on every coming day."""
        now = self._judge(None)
        earlier = [now]
        yield from self._held(now, None, [])
        for day in sorted(now.kbs[0].days | now.kbs[1].days):
            judge = self._judge(day)
            yield from self._held(judge, day, earlier)
            earlier.append(judge)

    def _judge(self, day: str | None) -> Judge:
        kbs = [Kb(texts, day or DAY.isoformat()) for texts in self._kbs]
        return Judge(kbs[0], kbs[1], self._titles, self._draw, self._most)

    def _held(self, judge: Judge, day: str | None, earlier: list[Judge]) -> Iterator[str]:
        affected = list(judge.affected())
        for name in affected:
            yield from (
                f"{name} {day or ''}: {each}" for each in self._one(judge, name, day, earlier)
            )
        for (name, when), data in self.told.items():
            if when == day and name not in affected and data["status"] != "same":
                yield f"{name} {day or ''}: told as {data['status']}, nothing it depends on changed"
        self.tally += judge.tally.counts

    def _one(self, judge: Judge, name: str, day: str | None, earlier: list[Judge]) -> Iterator[str]:
        data = self.told.get((name, day))
        pair = judge.pair(name)
        if pair is None:
            self.tally["tables that cannot be decided by"] += 1
            if data is None and "/" not in name and day is None:
                yield "a version cannot be decided by, and nothing is told"
            return
        if not pair.shared:
            return
        if data is not None and data["status"] in ("broken", "incomparable"):
            self.tally[f"told as {data['status']}"] += 1
            return
        standing = earlier[-1].pair(name) if data is None and earlier else None
        case, how, number = judge.differing(pair, standing)
        self.tally["tables"] += 1
        self.tally[f"tables tried by {how}"] += 1
        self.tally["cases"] += number
        if case is not None and (data is None or data["status"] == "same"):
            yield f"answered differently, told as {data and data['status']}: {case}"
        if case is not None and data is not None and data["status"] == "undecided":
            self.tally["differs, told as unsettled"] += 1
        if data is not None:
            days = [None, *(each.kbs[0].day for each in earlier[1:])]
            whole = not any((name, each) in self.told for each in days if day is not None)
            yield from self._status(judge, pair, data, whole=whole)

    def _status(
        self, judge: Judge, pair: Pair, data: Mapping[str, Any], *, whole: bool
    ) -> Iterator[str]:
        """What is wrong with a told change; `whole`: nothing of it is told of an earlier day."""
        self.tally[f"told as {data['status']}"] += 1
        if data["status"] == "same" and not data["proved"]:
            yield "told as same, not proved"
        if data["status"] == "undecided" and not (
            pair.before.has_formulas or pair.after.has_formulas
        ):
            yield "told as unsettled, though nothing is computed"
        if data["status"] == "changed":
            yield from judge.hold(pair, data) if whole else judge.examples(pair, data)


def _name(table: Mapping[str, Any]) -> str:
    part = table["part"]
    name = str(table["subject"]["name"])
    return f"{name}/{part['name']}" if part else name
