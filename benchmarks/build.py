"""Building the site beside plain MkDocs-Material, building it again after one sentence, and the preview.

Usage: python benchmarks/build.py [--small 1000] [--large 5000] [--preview 500] [--edits 5]

Build figures are CPU time (user + system) of whole processes, start-up included. The plain site has the same
pages with the same words as Markdown, a small nav and Material's own search. A figure of 0 skips its part.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import os
import random
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from generate import ACTS, CASES, GOODS, SAY, write
from plain_site import write_plain

BIN = Path(sys.executable).parent
AS_OF = "2026-11-21"
CSCX = (sys.executable, "-m", "cscx")
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    "SOURCE_DATE_EPOCH": "1795219200",
    "NO_MKDOCS_2_WARNING": "1",
}
CONFIG = """\
site_name: 상담 지식
docs_dir: site
theme: {name: cscx}
plugins: [cscx]
markdown_extensions: [tables]
validation: {nav: {omitted_files: ignore}}
"""
WORDS = [
    *GOODS,
    *(case.split()[0] for case in CASES),
    "색상",
    "수량",
    "주소",
    "결제",
    "쿠폰",
    "문자",
]
SENTENCES = re.compile("|".join(map(re.escape, sorted([*ACTS, *SAY[2:]], key=len, reverse=True))))


def knowledge_base(folder: Path, count: int) -> int:
    """Write a knowledge base in which hardly a sentence stands twice; the number of documents."""
    draw = random.Random(3)
    total = write(folder, count)
    for file in sorted(folder.rglob("*.yaml")):
        if file.parent.name in ("procedures", "scripts"):
            text = file.read_text("utf-8")
            file.write_text(SENTENCES.sub(lambda found: _own(draw, found[0]), text), "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (folder / "site").mkdir()
    (folder / "site/help.md").write_text("# 도움말\n\n검색부터 합니다.\n", "utf-8")
    return total


def _own(draw: random.Random, sentence: str) -> str:
    one, other, third = draw.sample(WORDS, 3)
    return f"{one}·{other} {draw.randint(2, 9999)}번 {third} 문의에서는 {sentence}"


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """CPU seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}"
        )
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def build(folder: Path, *more: str) -> float:
    """CPU seconds of `cscx build`."""
    return cpu_seconds([*CSCX, "build", "--as-of", AS_OF, *more], folder)


def forget(folder: Path, *kept: str) -> None:
    """Delete the site and what was kept of it, but for files of these names."""
    shutil.rmtree(folder / "build")
    for file in (folder / ".cscx-cache").glob("*"):
        if file.name not in kept:
            file.unlink()


def against_plain(folder: Path, count: int) -> None:
    """A full build beside the same pages in plain MkDocs-Material."""
    documents = knowledge_base(folder / "kb", count)
    first = build(folder / "kb")
    pages, size = write_plain(folder / "kb/build/site", folder / "plain")
    forget(folder / "kb", "search-analyses")
    full = build(folder / "kb")
    plain = cpu_seconds([str(BIN / "mkdocs"), "build", "-q"], folder / "plain")
    print(f"{documents} documents, {pages} pages, {size / pages / 1024:.1f} KB of Markdown each")
    print(f"  plain MkDocs-Material with its search      {plain:7.1f} s")
    print(f"  cscx build, its texts analysed before      {full:7.1f} s   {full / plain:.2f}x")
    print(f"  cscx build, the very first (Kiwi included) {first:7.1f} s   {first / plain:.2f}x")


def after_one_sentence(folder: Path, count: int) -> None:
    """A build after one sentence changed, against a full one of the same state, byte for byte."""
    documents = knowledge_base(folder, count)
    build(folder)
    edit(folder, "처음")
    again = build(folder)
    fresh = folder / "build/fresh"
    full = build(folder, "--no-cache", "--to", str(fresh))
    same = identical(folder / "build/site", fresh)
    forget(folder, "search-analyses")
    known = build(folder)
    print(f"{documents} documents, one sentence changed")
    print(f"  full, from nothing          {full:7.1f} s")
    print(f"  full, texts analysed before {known:7.1f} s")
    print(
        f"  one sentence                {again:7.1f} s   {again / full:.3f}x   {again / known:.3f}x"
    )
    print(f"  the same bytes as a fresh build: {'yes' if same else 'no'}")


def edit(folder: Path, words: str) -> str:
    """Change one sentence of one procedure; the words that are new."""
    file = max((folder / "sops/procedures").glob("*.yaml"))
    text = file.read_text("utf-8")
    mark = f"{words} {random.Random(words).randint(10_000, 99_999)}번"
    changed = re.sub(r"문의에서는(?: \S+ \d{5}번)?", f"문의에서는 {mark}", text, count=1)
    file.write_text(changed, "utf-8")
    return mark


def identical(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    ours = {file.relative_to(one) for file in one.rglob("*") if file.is_file()}
    theirs = {file.relative_to(other) for file in other.rglob("*") if file.is_file()}
    return ours == theirs and all(
        filecmp.cmp(one / file, other / file, shallow=False) for file in ours
    )


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """`cscx serve` on a free port; its address."""
    command = [*CSCX, "serve", "--port", "0", "--as-of", AS_OF, "--lang", "en"]
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE) as server:
        for line in server.stderr or ():
            found = re.search(r"http://\S+/", line.decode())
            if found:
                break
        else:
            sys.exit("cscx serve said no address")
        try:
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def preview(folder: Path, count: int, edits: int) -> None:
    """Seconds of the clock from saving a sentence to the page that shows it."""
    documents = knowledge_base(folder, count)
    page = max((folder / "sops/procedures").glob("*.yaml")).stem
    took = []
    with serving(folder) as address:
        time.sleep(5)  # what a person takes to find the sentence
        for number in range(edits):
            mark = edit(folder, f"{number}번째")
            saved = time.perf_counter()
            while mark not in _page(f"{address}procedures/{page}/"):
                time.sleep(0.02)
            took.append(time.perf_counter() - saved)
    print(f"{documents} documents, cscx serve: from saving to the new page")
    print(f"  median {statistics.median(took):.2f} s, longest {max(took):.2f} s of {edits} edits")


def _page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def main() -> None:
    """Run the parts and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=5_000)
    parser.add_argument("--preview", type=int, default=500)
    parser.add_argument("--edits", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if options.small:
            against_plain(Path(temporary, "small"), options.small)
        if options.preview:
            preview(Path(temporary, "preview"), options.preview, options.edits)
        if options.large:
            after_one_sentence(Path(temporary, "large"), options.large)


if __name__ == "__main__":
    main()
