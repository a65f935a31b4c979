"""The site's style and script: many small files in the source, one of each on the site.

Modules do not load from file://, so the script is joined into one classic script: imports and
exports are dropped and everything shares one scope. Top-level names are therefore unique.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from cscx.policy.portable.script import engine_script, joined
from cscx.publish.frame.icons import icon_style
from cscx.publish.island import island

_ASSETS = Path(__file__).parents[1] / "assets"
_STYLES = (
    "tokens", "base", "frame", "button", "badge", "card", "search", "home", "answer", "stepper",
    "flow", "meta", "outcome", "table", "wizard", "script", "escalation", "list", "coverage", "changelog", "terms", "keyhelp",
    "quiz", "learn", "drill", "fresh", "print",
)  # fmt: skip
_SCRIPTS = (
    "dom", "josa", "words", "copy", "remembered", "slots", "tabs", "keyhelp", "keys", "channelkeys", "finder", "missed",
    "missedlist", "searchbox", "searchhits", "searchfilters", "searchother", "searchwords", "searchcopy", "search",
    "drawer", "scheme", "flow", "step", "stepper", "speech", "script", "wayback", "report", "terms", "gaps", "table", "printed",
    "notice",
    "ondisk", "freshness", "offline", "onduty", "escalation", "site",
)  # fmt: skip
_WIZARD_FIRST = ("dom", "josa", "words", "copy", "remembered", "slots", "tabs")
_WIZARD = (
    "wizard_address", "wizard_options", "wizard_entry", "wizard_question", "wizard_say",
    "wizard_result", "wizard",
)  # fmt: skip

_LEARN_FIRST = ("dom", "josa", "words", "remembered", "ondisk", "report")
_TWINS = ("sha256", "draw", "form", "schedule", "drill")
_LEARN = (
    "learn_hash", "learn_moment", "learn_load", "learn_bank", "learn_ask", "learn_edge", "learn_card", "learn_play", "learn_end", "learn_store",
    "learn_results", "learn_progress", "learn_file", "learn_sitting", "learn_notice", "learn_mine", "learn_home", "learn_track",
    "learn_quiz", "drill_said", "drill_side", "drill_back", "drill_talk", "drill_page", "learn",
)  # fmt: skip


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
    return _classic(words, f"const CX_SEARCH = {island(search)};\n{joined(map(_read, _SCRIPTS))}")


def wizard_script(words: Mapping[str, str]) -> str:
    """The script of the pages that decide a table: the engine, and the wizard that asks it."""
    shared, own = (joined(map(_read, names)) for names in (_WIZARD_FIRST, _WIZARD))
    return _classic(words, f"{shared}\n{engine_script()}\n{own}")


def learn_script(words: Mapping[str, str]) -> str:
    """The script of the learning pages: what draws a form and plans its return, and the player."""
    folder = resources.files("cscx.training") / "js"
    twins = ((folder / f"{name}.js").read_text(encoding="utf-8") for name in _TWINS)
    texts = (*map(_read, _LEARN_FIRST), *twins, *map(_read, _LEARN))
    return _classic(words, joined(texts))


def _classic(words: Mapping[str, str], text: str) -> str:
    return f'"use strict";\n(() => {{\nconst CX_WORDS = {island(words)};\n{text}}})();\n'


def _read(name: str) -> str:
    return (_ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8")
