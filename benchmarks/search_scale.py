"""Search on generated knowledge bases: time, download, memory, the terminal, and making the index.

Usage: python benchmarks/search_scale.py [--documents 10000] [--skip-browser] [--skip-build]

Anyone can run it: the documents come from generate.py, with sentences that hardly repeat. Their
vocabulary is smaller than that of real documents: search.py measures on real ones. Needs Node.js, and
Chromium for the memory of the worker. Build figures and those of `cscx search` are CPU seconds. Exit 1
when a figure is missed. The very first analysis of 10,000 documents takes minutes.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from build import CSCX, cpu_seconds, edit, knowledge_base
from cscx.content.cache import FOLDER, Cache
from cscx.content.loading import read_corpus
from cscx.publish.audience import published
from cscx.publish.finding.entries import entries
from cscx.publish.finding.index import search_index
from cscx.publish.site import Site
from cscx.search import kiwi
from cscx.search.entry import Part
from cscx.search.script import worker_script
from cscx.settings import load
from typed import ways

KEPT = ROOT / "build/bench-search/analyses"
NODE = Path(__file__).with_name("search.mjs")
AS_OF = date(2026, 11, 21)
MILLISECONDS, FIRST_SEARCH, HEAP = 5.0, 300, 40
LATENCY_AT, DOWNLOAD_AT, BUILD_AT = 3_000, 1_000, 5_000
QUERIES = 150
ASK = """async ([queries]) => {
  const worker = new Worker("worker.js");
  const told = (wanted) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.type === wanted ? resolve(data) : reject(new Error(data.reason)));
  });
  const start = performance.now();
  worker.postMessage({ type: "open", base: new URL("index/", location.href).href });
  await told("ready");
  const ready = performance.now() - start;
  const took = [];
  for (const [id, query] of queries.entries()) {
    const asked = performance.now();
    worker.postMessage({ type: "search", id, query });
    await told("results");
    took.push(performance.now() - asked);
    if (id === 0) worker.postMessage({ type: "warm" });
  }
  globalThis.kept = worker;
  return { ready, took };
}"""


def node(job: dict[str, Any]) -> Any:
    """The result of a job of search.mjs."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(job, file)
        file.flush()
        command = ["node", str(NODE), file.name]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def put(files: dict[str, bytes], folder: Path) -> Path:
    """Write an index into a new folder."""
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def share(values: Sequence[float], part: float) -> float:
    """The value below which a part of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


@contextmanager
def cpu(told: dict[str, float], what: str) -> Iterator[None]:
    """Keep the CPU seconds of a block."""
    start = time.process_time()
    yield
    told[what] = time.process_time() - start


class Scale:
    """One knowledge base, parts of which stand for smaller ones."""

    def __init__(self, folder: Path, documents: int) -> None:
        KEPT.mkdir(parents=True, exist_ok=True)
        self.folder, self.knowledge = folder, folder / "kb"
        count = knowledge_base(self.knowledge, documents)
        corpus = read_corpus(self.knowledge, load(self.knowledge), as_of=AS_OF)
        self.site = Site(shown=published(corpus, "agent"), audience="agent")
        found = list(entries(self.site))
        random.Random(1).shuffle(found)
        self.entries, self.documents = found, count
        self.texts = [part.text for entry in found[:2_000] for part in entry.parts if part.text]
        self.missed: list[str] = []

    def index(self, count: int | None = None, cache: Path = KEPT) -> dict[str, bytes]:
        """The index of so many of the entries; its analyses are kept, for the next run as well."""
        chosen = self.entries if count is None else self.entries[:count]
        files, _ = search_index(self.site, Cache(cache), chosen, kiwi.KiwiAnalyser())
        return files

    def target(self, what: str, said: str, *, reached: bool) -> None:
        """Say a figure and whether it was reached."""
        print(f"  {what}: {said}  {'reached' if reached else 'MISSED'}", flush=True)
        if not reached:
            self.missed.append(what)

    def making(self) -> None:
        """CPU seconds to make an index: from nothing, again, and after one sentence."""
        took: dict[str, float] = {}
        own = self.folder / "analyses"
        with cpu(took, "from nothing, Kiwi loaded"):
            whole = self.index(BUILD_AT, own)
        _forget_kiwi()
        with cpu(took, "again, nothing new"):
            again = self.index(BUILD_AT, own)
        old = self.entries[0]
        self.entries[0] = replace(old, parts=(Part("", "", "새로 쓴 문장 하나입니다."), *old.parts))
        with cpu(took, "after one sentence, Kiwi loaded"):
            self.index(BUILD_AT, own)
        self.entries[0] = old
        if not any(KEPT.iterdir()):
            shutil.copytree(own, KEPT, dirs_exist_ok=True)
        print(f"making the index of {BUILD_AT:,} entries, CPU seconds:")
        for what, seconds in took.items():
            print(f"  {what}: {seconds:.1f}")
        self.target(
            "the same bytes again", "yes" if whole == again else "no", reached=whole == again
        )

    def latency(self) -> None:
        """p95 of a query in Node, for every way of typing."""
        folder = put(self.index(LATENCY_AT), self.folder / "latency")
        asked = ways(self.texts, QUERIES)
        every = [query for queries in asked.values() for query in queries]
        found = node({"job": "ours", "folder": str(folder), "queries": every})
        print(f"query at {LATENCY_AT:,} entries in Node, p95 (p50; by the clock):")
        for number, way in enumerate(asked):
            chosen = slice(number * QUERIES, (number + 1) * QUERIES)
            own, wall = found["own"][chosen], found["wall"][chosen]
            p95 = share(own, 0.95)
            said = f"{p95:.2f} ms ({share(own, 0.5):.2f}; {share(wall, 0.95):.2f})"
            self.target(way, said, reached=p95 <= MILLISECONDS)

    def download(self) -> None:
        """What the worker fetches before the first answer of a visit."""
        files = self.index(DOWNLOAD_AT)
        packed = {name: len(gzip.compress(raw, 6)) for name, raw in files.items()}
        folder = put(files, self.folder / "download")
        print(f"first search of a visit at {DOWNLOAD_AT:,} entries, KB gzip p50, p95, most:")
        for way, queries in ways(self.texts, QUERIES).items():
            read = node({"job": "visits", "folder": str(folder), "queries": queries})["read"]
            sums = [sum(packed[file] for file in names) / 1000 for names in read]
            said = f"{share(sums, 0.5):.0f}, {share(sums, 0.95):.0f}, {max(sums):.0f}"
            self.target(way, said, reached=max(sums) <= FIRST_SEARCH)

    def memory(self) -> None:
        """The worker in Chromium, over HTTP."""
        files = self.index()
        size = sum(len(gzip.compress(raw, 6)) for raw in files.values()) / 1e6
        put(files, self.folder / "web/index")
        (self.folder / "web/worker.js").write_text(worker_script(), "utf-8")
        (self.folder / "web/page.html").write_text("<!doctype html><title>-</title>", "utf-8")
        queries = [q for each in ways(self.texts, QUERIES // 2).values() for q in each]
        found = in_chromium(self.folder / "web", queries)
        print(
            f"worker at {self.documents:,} documents ({len(self.entries):,} entries) in Chromium:"
        )
        print(f"  index: {len(files)} files, {size:.1f} MB gzip; ready in {found['ready']:.0f} ms")
        answer = share(found["took"], 0.95)
        print(f"  first answer {found['took'][0]:.0f} ms, p95 of {len(queries)}: {answer:.1f} ms")
        held = found["heap"] / 1e6
        said = f"{held:.1f} MB after everything was fetched and asked (heap and array buffers)"
        self.target("memory", said, reached=held <= HEAP)

    def terminal(self) -> None:
        """CPU seconds of `cscx search`, start-up included."""
        shutil.copytree(KEPT, self.knowledge / FOLDER, dirs_exist_ok=True)
        ask = [*CSCX, "search", "반품 회수", "--as-of", AS_OF.isoformat()]
        first = cpu_seconds(ask, self.knowledge)
        again = [cpu_seconds(ask, self.knowledge) for _ in range(3)]
        edit(self.knowledge, "처음")
        changed = cpu_seconds(ask, self.knowledge)
        print(f"cscx search at {self.documents:,} documents, CPU seconds:")
        print(f"  index not made yet, texts analysed: {first:.1f}")
        print(f"  index as it was left: {min(again):.2f}")
        print(f"  after one sentence changed: {changed:.1f}", flush=True)


def _forget_kiwi() -> None:
    kiwi._loaded.cache_clear()  # noqa: SLF001 - a build after an edit loads it anew


def in_chromium(folder: Path, queries: Sequence[str]) -> dict[str, Any]:
    """Times of the worker as its page sees them, and its memory as the browser does."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this part needs it

    from tests import machine  # noqa: PLC0415

    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=machine.chromium())
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
            workers = _Workers(page)
            found: dict[str, Any] = page.evaluate(ASK, [list(queries)])
            workers.ask("HeapProfiler.collectGarbage")
            usage = workers.ask("Runtime.getHeapUsage")
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return found | {"heap": usage["usedSize"] + usage["backingStorageSize"]}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


class _Workers:
    """The protocol of the browser's tools, spoken with the worker of a page."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._tools = page.context.new_cdp_session(page)
        self._session, self._asked = "", 0
        self._replies: dict[int, dict[str, Any]] = {}
        self._tools.on("Target.attachedToTarget", self._attached)
        self._tools.on("Target.receivedMessageFromTarget", self._heard)
        options = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self._tools.send("Target.setAutoAttach", options)

    def _attached(self, event: dict[str, Any]) -> None:
        if event["targetInfo"]["type"] == "worker":
            self._session = event["sessionId"]

    def _heard(self, event: dict[str, Any]) -> None:
        reply = json.loads(event["message"])
        self._replies[reply.get("id", 0)] = reply.get("result", {})

    def ask(self, method: str) -> dict[str, Any]:
        """The answer of the worker."""
        self._asked += 1
        message = json.dumps({"id": self._asked, "method": method})
        self._tools.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": message}
        )
        while self._asked not in self._replies:
            self._page.wait_for_timeout(20)
        return self._replies[self._asked]


def main() -> int:
    """Run the parts and print them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--skip-browser", action="store_true", help="no memory of the worker")
    parser.add_argument("--skip-build", action="store_true", help="no times of making the index")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        scale = Scale(Path(temporary), asked.documents)
        if not asked.skip_build:
            scale.making()
        scale.latency()
        scale.download()
        if not asked.skip_browser:
            scale.memory()
        scale.terminal()
    return 1 if scale.missed else 0


if __name__ == "__main__":
    sys.exit(main())
