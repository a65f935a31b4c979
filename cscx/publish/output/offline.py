"""Reading without a network: the list of what a browser keeps, and the worker that keeps it.

The worker (`assets/offline/sw.js`) fetches only files whose fingerprint in `offline.json` differs from its own
copy's. The fingerprint of a page leaves its stamp out: a page that only got a newer stamp is not fetched again,
the worker puts the new stamp into its copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from markupsafe import Markup

from cscx.publish.finding.index import EMBEDDED, FOLDER
from cscx.publish.frame.stamp import Stamp
from cscx.publish.keeping.keeper import Listed
from cscx.publish.page import Page
from cscx.publish.site import Link, Site, View

LIST, STAMP, WORKER = "offline.json", "stamp.json", "sw.js"
PAGE = "offline"
"""The path of the page that is shown for one that was not kept."""
_WORKERS = Path(__file__).parents[1] / "assets" / "offline"
_FIRST = ("", "offline", "assets", "search", "procedures", "exceptions", "escalations", "scripts")
_CORE = 4  # of them: without these no kept page is of use
# What only a site on a disk reads, or nobody without a network.
_LEFT_OUT = frozenset(
    {LIST, STAMP, WORKER, "404.html", "sitemap.xml", "sitemap.xml.gz", f"{FOLDER}/{EMBEDDED}"}
)
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
    )


def _model(view: View) -> OfflinePage:
    return OfflinePage(view.page("index", view.words["home"]))


def worker(*, keeps: bool) -> str:
    """The service worker, or the one that clears away what an earlier one kept."""
    name = "sw.js" if keeps else "gone.js"
    return (_WORKERS / name).read_text(encoding="utf-8")


def write(
    folder: Path, stamp: Stamp, marked: Markup, *, standing: Mapping[str, Listed] = {}
) -> Mapping[str, Listed]:
    """Write the list and the stamp of a finished site; `marked` is the stamp as its pages carry it.

    `standing` are files that lie in the site already, by name; the list of a folder without them is
    completed by what is known of them. Gives what was listed, by name.
    """
    built = f"{stamp.built:%Y-%m-%dT%H:%M:%SZ}"
    found = {**standing, **dict(_files(folder, marked))}
    addressed = {_address(name): entry for name, entry in found.items()}
    files = {
        address: [entry.fingerprint, entry.size, int(_rank(address) < _CORE)]
        for address, entry in sorted(addressed.items(), key=lambda file: (_rank(file[0]), file[0]))
    }
    whole = {"built": built, "version": stamp.version, "stamp": str(marked), "files": files}
    short = {
        "built": built,
        "version": stamp.version,
        "commit": stamp.commit,
        "limit": stamp.stale_hours,
    }
    for name, data in ((LIST, whole), (STAMP, short)):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return found


def listed(content: bytes, marked: Markup) -> Listed:
    """A file as the list names it: sixteen hexadecimal digits of SHA-256; a page's stamp does not count."""
    before, found, after = content.rpartition(str(marked).encode())
    said = before + after if found else content
    return Listed(hashlib.sha256(said).hexdigest()[:16], len(content), bool(found))


def _files(folder: Path, marked: Markup) -> Iterator[tuple[str, Listed]]:
    """The name and the listing of every file worth keeping."""
    for file in _walk(folder):
        name = file.relative_to(folder).as_posix()
        if name not in _LEFT_OUT and not name.endswith(".map"):
            yield name, listed(file.read_bytes(), marked)


def _address(name: str) -> str:
    return name.removesuffix("index.html") if _is_index(name) else name


def _walk(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _is_index(name: str) -> bool:
    return name == "index.html" or name.endswith("/index.html")


def _rank(address: str) -> int:
    top = address.split("/", 1)[0].removesuffix(".html")
    return _FIRST.index(top) if top in _FIRST else _NO_RANK
