"""Run the site engine: build a site once, or again and again.

With plugin.py and output/building.py the only modules that know MkDocs.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

# Material prints a notice about MkDocs 2 unless this is set before it is imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from cscx.content.cache import FOLDER, Cache, digest
from cscx.content.keeping import Reader
from cscx.messages import Text
from cscx.publish.audience import Audience
from cscx.publish.finding.related import Found
from cscx.publish.keeping.keeper import Keeper, Lying
from cscx.publish.learning.files import Learning
from cscx.publish.output.building import build as build_pages
from cscx.publish.output.delivery import Delivery, only_build
from cscx.settings import FILE as SETTINGS

CONFIG = "mkdocs.yml"
SITE = "build/site"
COPY = "build/offline"
_NO_CONFIG = Text(
    "mkdocs.yml이 없습니다. 사이트 이름과 `theme: cscx`, `plugins: [cscx]`를 적어 만드세요.",
    "There is no mkdocs.yml. Make one with site_name, `theme: cscx` and `plugins: [cscx]`.",
)
_NO_PLUGIN = Text(
    "mkdocs.yml의 plugins에 cscx가 없습니다. `plugins: [cscx]`처럼 쓰세요.",
    "The plugin cscx is missing in mkdocs.yml. Write `plugins: [cscx]`.",
)

_UNREAD = Text("읽을 수 없는 문서가 있습니다: {paths}.", "Documents cannot be read: {paths}.")


class PublishError(Exception):
    """A site that cannot be built; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Options:
    """How a site is built: where to, for whom, with drafts or not, as of which day.

    `copy`: as a folder to carry along, whose pages link to files and which no browser keeps.
    `use_cache`: keep pages that hold from the last build into the same folder. `serving`: as a
    preview, in which a page that holds keeps its stamp.
    """

    def __init__(
        self,
        *,
        to: Path | None = None,
        audience: Audience | None = None,
        drafts: bool = False,
        as_of: date | None = None,
        copy: bool = False,
        use_cache: bool = True,
        serving: bool = False,
    ) -> None:
        self.to, self.audience, self.drafts, self.as_of = to, audience, drafts, as_of
        self.copy, self.use_cache, self.serving = copy, use_cache, serving
        self.keeps = not copy and not serving


class Built(NamedTuple):
    """A built site: its folder, the documents left out as unreadable, its moment, the pages made anew."""

    folder: Path
    unread: tuple[str, ...]
    built: datetime
    made: int


def build(
    root: Path, options: Options | None = None, waiting: Callable[[], None] = lambda: None
) -> Built:
    """Build the site of a knowledge base; calls `waiting` where another build has to end first.

    Raises PublishError when the configuration is wrong or a page cannot be made.
    """
    options = options or Options()
    folder = options.to or root / SITE
    with only_build(folder, waiting):
        cache = Cache(root / FOLDER if options.use_cache else None)
        keeper = Keeper(cache, f"site-{digest(os.fsencode(folder.resolve())).hex()}.msgpack")
        return Builder(root, options, Reader(root, cache), keeper).build(folder)


class Builder:
    """Builds one site again and again; `reader` and `keeper` know what was the same before."""

    def __init__(self, root: Path, options: Options, reader: Reader, keeper: Keeper) -> None:
        self._root, self._options = root, options
        self._reader, self._keeper = reader, keeper
        self._found: Found | None = None
        self._learned: Learning | None = None
        self._settings = [root / CONFIG, root / SETTINGS, root / "pyproject.toml"]
        self.watched = self._settings
        """The files and folders that the next build depends on, as the last one knew them."""

    def build(self, folder: Path, *, hurried: bool = False) -> Built:
        """Build into `folder`; until all pages are made, what is there stays.

        `hurried`: with the search and the questions of the build before, as their making takes most of a
        small change.

        Raises PublishError.
        """
        delivery = Delivery(folder)
        try:
            config = configuration(self._root, self._options, delivery.fresh)
            plugin: Any = config.plugins["cscx"]
            # MkDocs uses the same plugin again in one process; what it kept belongs to another build.
            plugin.reader, plugin.keeper, plugin.standing = self._reader, None, {}
            plugin.cache, plugin.found, plugin.hurried = self._reader.cache, self._found, hurried
            plugin.learned = self._learned
            command = "serve" if self._options.serving else "build"
            config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
            try:
                made = self._build(config, plugin, delivery)
                self._found, self._learned = plugin.found, plugin.learned
            finally:
                config.plugins.on_shutdown()
            return Built(folder, plugin.site.shown.unread, plugin.built, made)
        except (MkDocsException, Abort) as error:
            raise _failed(error) from error
        finally:
            delivery.close()

    def _build(self, config: MkDocsConfig, plugin: Any, delivery: Delivery) -> int:
        """Build and deliver; the number of pages made."""
        if not self._options.use_cache:
            mkdocs_build(config)
            delivery.deliver(())
            return len(plugin.pages)
        keeper = self._keeper
        names: dict[str, str] = {}

        def lying(path: str) -> Lying | None:
            return delivery.lying(names[path])

        def holding(nav: Navigation, documents: Sequence[File]) -> set[str]:
            names.update({file.src_uri.removesuffix(".md"): file.dest_uri for file in documents})
            own = [config.docs_dir, *filter(None, [config.theme.custom_dir]), *config.watch]
            self.watched = [*self._settings, *map(Path, own)]
            if self._options.serving and plugin.site.shown.unread:
                paths = ", ".join(plugin.site.shown.unread)
                raise PublishError(_UNREAD(paths=paths))
            plugin.begin(keeper, config, nav, lying)
            longer = 0 if self._options.serving else _length(plugin.marked) - _length(keeper.stamp)
            plugin.standing = {
                names[path]: held.listed.with_stamp(longer) for path, held in keeper.held.items()
            }
            return {f"{path}.md" for path in keeper.held}

        build_pages(config, holding)
        held = {names[path] for path in keeper.held}
        stamp = str(plugin.marked)
        if not self._options.serving and stamp != keeper.stamp:
            for name in held:
                delivery.replace(name, keeper.stamp.encode(), stamp.encode())
        delivery.deliver(held)
        keeper.finish(lying, {path: plugin.listed[names[path]] for path in keeper.made}, stamp)
        return len(plugin.pages) - len(held)


def _length(text: str) -> int:
    return len(text.encode())


def configuration(root: Path, options: Options, to: Path) -> MkDocsConfig:
    """The configuration of mkdocs.yml, for a build into `to`.

    Raises PublishError.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    file = root / CONFIG
    if not file.is_file():
        raise PublishError(_NO_CONFIG)
    try:
        links: dict[str, Any] = {"use_directory_urls": False} if options.copy else {}
        config = load_config(str(file), site_dir=str(to), **links)
    except (ConfigurationError, Abort) as error:
        raise _failed(error) from error
    plugin: Any = config.plugins.get("cscx")
    if plugin is None:
        raise PublishError(_NO_PLUGIN)
    plugin.config["audience"] = options.audience or plugin.config["audience"]
    plugin.config["drafts"] = options.drafts or plugin.config["drafts"]
    plugin.config["as_of"] = options.as_of or plugin.config["as_of"]
    plugin.config["offline"] = plugin.config["offline"] and options.keeps
    return config


def _failed(error: Exception) -> PublishError:
    if isinstance(error, PublishError):
        return error
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        error = error.__context__  # MkDocs aborts after it logged the reason
    return PublishError(
        Text("사이트를 만들지 못했습니다: {reason}", "The site could not be built: {reason}")(
            reason=str(error)
        )
    )
