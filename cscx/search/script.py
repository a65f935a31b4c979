"""The engine's twin as one classic script for a worker: modules do not load from file://.

Imports and exports are dropped and everything shares one scope, so top-level names are unique among
the files of js/.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

FILES = (
    "hangul", "keyboard", "words", "packing", "lexicon", "segmenter", "layouts", "spacing", "typos", "reading",
    "reader", "company", "opening", "store", "ranking", "snippet", "engine", "worker",
)  # fmt: skip
"""The files of js/, each after those it uses."""
_IMPORT = re.compile(r"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@cache
def worker_script() -> str:
    """The script of the worker. It answers messages as js/worker.js says."""
    folder = resources.files("cscx.search") / "js"
    texts = ((folder / f"{name}.js").read_text(encoding="utf-8") for name in FILES)
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)
    return f'"use strict";\n(() => {{\n{joined}\nanswerSearches(self);\n}})();\n'
