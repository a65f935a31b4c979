"""A digest of what all pages are made from together: tool, theme, settings, menu.

While it is the same, a page can hold from one build to the next. Where something may change a page that
nobody can take a digest of, such as another plugin, there is no recipe, and every page is made anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from cscx.content.cache import digest, tool_stamp
from cscx.content.document import Document
from cscx.publish.keeping.made_from import UnknownPartError, digest_of
from cscx.publish.words import Wording
from cscx.settings import Settings

_PACKAGES = ("holidays", "Jinja2", "Markdown", "MarkupSafe", "mkdocs", "mkdocs-material", "nh3")
# Places on this machine, and what decides which files there are but not what stands in them.
_ELSEWHERE = frozenset(
    {"config_file_path", "docs_dir", "draft_docs", "exclude_docs", "extra", "hooks", "not_in_nav",
     "plugins", "site_dir", "theme", "watch"}
)  # fmt: skip
# What a template of the company's own may show of other pages, or of the day.
_UNSEEN = re.compile(rb"\b(pages|build_date_utc)\b")


def recipe(
    config: Mapping[str, Any],
    *,
    options: Mapping[str, Any],
    settings: Settings,
    menu: Iterable[Any],
    own_theme: Path | None,
) -> bytes | None:
    """The digest of a build; None where nobody can tell whether a page still holds.

    `config` is that of mkdocs.yml, `options` those of the plugin, `menu` what leads to the
    hand-written pages, `own_theme` the company's own folder of templates.
    """
    if list(config["plugins"]) != ["cscx"]:
        return None
    theme = _folder(own_theme) if own_theme is not None else b""
    if theme is None:
        return None
    values = {key: value for key, value in config.items() if key not in _ELSEWHERE}
    extra = {
        key: _without_words(value) if key == "cscx" else value
        for key, value in config["extra"].items()
    }
    look = dict(config["theme"]) | {"locale": str(config["theme"]["locale"])}
    try:
        given = digest_of([values, extra, look, dict(options), list(menu)], _no_document)
    except UnknownPartError:
        return None
    return digest(
        given, theme, _tool(), tool_stamp(), msgspec.json.encode(settings, order="sorted")
    )


def _without_words(value: Mapping[str, Any]) -> dict[str, Any]:
    """What the theme is told, without the words of the tool and without pages: `menu` names those."""
    told = {key: part for key, part in value.items() if not isinstance(part, Wording)}
    tabs = told.get("tabs", ())
    told["tabs"] = [{k: v for k, v in tab.items() if k != "page"} for tab in tabs]
    return told


def _no_document(document: Document) -> bytes:
    raise UnknownPartError(document.path)


@cache
def _tool() -> bytes:
    """The templates, styles and scripts of the tool, and the versions of what renders them."""
    versions = [f"{name} {_version(name)}" for name in _PACKAGES]
    files = _contents(Path(__file__).parents[1])
    return digest(sys.version.encode(), *(text.encode() for text in versions), *files)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _folder(folder: Path) -> bytes | None:
    """The company's own templates; None where one of them shows what no digest covers."""
    for file in folder.rglob("*.html"):
        if _UNSEEN.search(file.read_bytes()):
            return None
    return digest(*_contents(folder))


def _contents(folder: Path) -> Iterable[bytes]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in (".py", ".pyc"):
            yield str(file.relative_to(folder)).encode()
            yield file.read_bytes()
