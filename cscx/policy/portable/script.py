"""The engine of js/ as one text for a classic script: modules do not load from file://.

Imports, exports and comments are dropped and everything shares one scope, so top-level names are
unique among the files of js/ and whatever they are joined with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

FILES = (
    "exact", "masks", "quantity", "amount", "field", "column", "cover", "formula", "span", "table",
    "answer", "possible", "chain", "question", "wording", "trace", "decide",
)  # fmt: skip
"""The files of js/, each after those it uses."""
_IMPORT = re.compile(r"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n", re.MULTILINE)
_CAST = re.compile(r"/\*\* @(?:type|param)(?:[^*]|\*(?!/))*\*/ ?")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def joined(modules: Iterable[str]) -> str:
    """Modules as one script without imports and exports, and without what only readers need."""
    text = "\n".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)
    return _INDENT.sub("", _CAST.sub("", _COMMENT.sub("", text)))


@cache
def engine_script() -> str:
    """The engine; its entry is the class Decider of js/decide.js."""
    folder = resources.files("cscx.policy.portable") / "js"
    return joined((folder / f"{name}.js").read_text(encoding="utf-8") for name in FILES)
