"""The site's style and script: many small files in the source, one of each on the site.

Modules do not load from file://, so the script is joined into one classic script: imports and
exports are dropped and everything shares one scope. Top-level names are therefore unique.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cscx.publish.icons import icon_style

_ASSETS = Path(__file__).parent / "assets"
_STYLES = (
    "tokens", "base", "frame", "button", "badge", "card", "search", "home", "answer", "stepper",
    "flow", "meta", "outcome", "table", "script", "escalation", "list", "fresh", "print",
)  # fmt: skip
_SCRIPTS = (
    "dom", "words", "copy", "slots", "tabs", "keys", "finder", "missed", "missedlist", "searchbox",
    "searchhits", "searchfilters", "searchother", "searchwords", "searchcopy", "search", "drawer", "scheme", "flow", "step",
    "stepper", "script", "notice", "ondisk", "freshness", "offline", "onduty", "escalation", "site",
)  # fmt: skip
_IMPORT = re.compile(r"^import [^;]+;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@cache
def style() -> str:
    """The whole style sheet."""
    files = ((_ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES)
    return "\n".join((*files, icon_style()))


@cache
def early_script() -> str:
    """What has to run before anything is drawn, and therefore stands in every page."""
    return (_ASSETS / "inline" / "early.js").read_text(encoding="utf-8").strip()


def script(words: Mapping[str, str], search: Mapping[str, Any] | None = None) -> str:
    """The whole script, in an order in which nothing is used before it is there.

    `words` is what it says in the language of the site, `search` what its dialog knows.
    """
    said = json.dumps(words, ensure_ascii=False)
    known = json.dumps(search, ensure_ascii=False)
    given = f"const CX_WORDS = {said};\nconst CX_SEARCH = {known};\n"
    return f'"use strict";\n(() => {{\n{given}{_joined()}}})();\n'


@cache
def _joined() -> str:
    files = ((_ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in files)
