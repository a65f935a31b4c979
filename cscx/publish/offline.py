"""Reading without a network: the list of what a browser keeps, and the worker that keeps it.

The worker (`assets/offline/sw.js`) fetches only files whose fingerprint in `offline.json` differs from its own
copy's. The fingerprint of a page leaves its stamp out: a page that only got a newer stamp is not fetched again,
the worker puts the new stamp into its copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from markupsafe import Markup

from cscx.publish.page import Page
from cscx.publish.site import Link, Site, View
from cscx.publish.stamp import Stamp

LIST, STAMP, WORKER = "offline.json", "stamp.json", "sw.js"
PAGE = "offline"
"""The path of the page that is shown for one that was not kept."""
_WORKERS = Path(__file__).parent / "assets" / "offline"
_FIRST = ("", "offline", "assets", "search", "procedures", "exceptions", "escalations", "scripts")
_CORE = 4  # of them: without these no kept page is of use
_LEFT_OUT = frozenset({LIST, STAMP, WORKER, "404.html", "sitemap.xml", "sitemap.xml.gz"})
_NO_RANK = len(_FIRST)


class OfflinePage(msgspec.Struct, frozen=True):
    """What the page that stands for one that was not kept shows."""

    home: Link


def page(site: Site) -> Page:
    """The page that stands for one that was not kept; no search finds it."""
    return Page(
        path=PAGE,
        title=site.words["offline_title"],
        template="offline.html",
        model=_model,
        weight=0.0,
    )


def _model(view: View) -> OfflinePage:
    return OfflinePage(view.page("index", view.words["home"]))


def worker(*, keeps: bool) -> str:
    """The service worker, or the one that clears away what an earlier one kept."""
    name = "sw.js" if keeps else "gone.js"
    return (_WORKERS / name).read_text(encoding="utf-8")


def write(folder: Path, stamp: Stamp, marked: Markup) -> None:
    """Write the list and the stamp of a finished site; `marked` is the stamp as its pages carry it."""
    built = f"{stamp.built:%Y-%m-%dT%H:%M:%SZ}"
    files = {
        address: [fingerprint(content, marked), len(content), int(_rank(address) < _CORE)]
        for address, content in sorted(_files(folder), key=lambda file: (_rank(file[0]), file[0]))
    }
    listed = {"built": built, "version": stamp.version, "stamp": str(marked), "files": files}
    short = {
        "built": built,
        "version": stamp.version,
        "commit": stamp.commit,
        "limit": stamp.stale_hours,
    }
    for name, data in ((LIST, listed), (STAMP, short)):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text + "\n", encoding="utf-8")


def fingerprint(content: bytes, marked: Markup) -> str:
    """What a file says, as sixteen hexadecimal digits of SHA-256; the stamp of a page does not count."""
    before, found, after = content.rpartition(str(marked).encode())
    return hashlib.sha256(before + after if found else content).hexdigest()[:16]


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The address below the root and the content of every file worth keeping."""
    for file in _walk(folder):
        name = file.relative_to(folder).as_posix()
        if name in _LEFT_OUT or name.endswith(".map"):
            continue
        address = name.removesuffix("index.html") if _is_index(name) else name
        yield address, file.read_bytes()


def _walk(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _is_index(name: str) -> bool:
    return name == "index.html" or name.endswith("/index.html")


def _rank(address: str) -> int:
    top = address.split("/", 1)[0].removesuffix(".html")
    return _FIRST.index(top) if top in _FIRST else _NO_RANK
