"""Run the site engine: build once, or serve and build again at every change.

With plugin.py and building.py the only modules that know MkDocs.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

# Material prints a notice about MkDocs 2 unless this is set before it is imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from cscx.content.cache import FOLDER, Cache, digest
from cscx.content.keeping import Reader
from cscx.messages import Text
from cscx.publish.audience import Audience
from cscx.publish.building import build as build_pages
from cscx.publish.delivery import Delivery, only_build
from cscx.publish.keeping.keeper import Keeper, Written
from cscx.settings import FILE as SETTINGS
from cscx.settings import Settings

CONFIG = "mkdocs.yml"
SITE = "build/site"
_NO_CONFIG = Text(
    "mkdocs.yml이 없습니다. 사이트 이름과 `theme: cscx`, `plugins: [cscx, material/search]`를 적어 만드세요.",
    "There is no mkdocs.yml. Make one with site_name, `theme: cscx` and `plugins: [cscx, material/search]`.",
)
_NO_PLUGIN = Text(
    "mkdocs.yml의 plugins에 cscx가 없습니다. `plugins: [cscx, material/search]`처럼 쓰세요.",
    "The plugin cscx is missing in mkdocs.yml. Write `plugins: [cscx, material/search]`.",
)


class PublishError(Exception):
    """A site that cannot be built; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Options:
    """How a site is built: where to, for whom, with drafts or not, as of which day.

    `use_cache`: keep pages that hold from the last build into the same folder.
    """

    def __init__(
        self,
        *,
        to: Path | None = None,
        audience: Audience | None = None,
        drafts: bool = False,
        as_of: date | None = None,
        use_cache: bool = True,
    ) -> None:
        self.to, self.audience, self.drafts, self.as_of = to, audience, drafts, as_of
        self.use_cache = use_cache


class Built(NamedTuple):
    """A built site: its folder, the documents left out because they cannot be read, the pages made anew."""

    folder: Path
    unread: tuple[str, ...]
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

    def build(self, folder: Path, *, command: Literal["build", "serve"] = "build") -> Built:
        """Build into `folder`; until all pages are made, what is there stays.

        Raises PublishError.
        """
        delivery = Delivery(folder)
        try:
            config = _configuration(self._root, self._options, delivery.fresh)
            plugin: Any = config.plugins["cscx"]
            plugin.reader = self._reader
            config.plugins.on_startup(command=command, dirty=False)
            try:
                if self._options.use_cache:
                    return self._build(config, plugin, delivery)
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
            delivery.deliver(())
            return Built(folder, plugin.site.shown.unread, len(plugin.pages))
        except (MkDocsException, Abort) as error:
            raise _failed(error) from error
        finally:
            delivery.close()

    def _build(self, config: MkDocsConfig, plugin: Any, delivery: Delivery) -> Built:
        keeper, places = self._keeper, {}

        def holding(nav: Navigation, documents: Sequence[File]) -> set[str]:
            places.update({file.src_uri: file.dest_uri for file in documents})
            plugin.begin(keeper, config, nav)
            for path, written in keeper.held.items():
                if _written(delivery.site / places[f"{path}.md"]) != written:
                    keeper.drop(path)
            return {f"{path}.md" for path in keeper.held}

        build_pages(config, holding)
        held = keeper.held
        delivery.deliver({places[f"{path}.md"] for path in held})
        paths = (page.path for page in plugin.pages.values())
        found = {path: _written(delivery.site / places[f"{path}.md"]) for path in paths}
        keeper.finish({path: written for path, written in found.items() if written is not None})
        return Built(delivery.site, plugin.site.shown.unread, len(plugin.pages) - len(held))


def _written(file: Path) -> Written | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return Written(stat.st_size, stat.st_mtime_ns)


def serve(
    root: Path,
    settings: Settings,
    options: Options,
    *,
    address: tuple[str, int],
    check: Callable[[], bool],
    say: Callable[[Text], None],
) -> None:
    """Serve the site and build it again whenever a file changes, until interrupted.

    `check` reads the knowledge base and reports what is wrong with it; while it answers False the
    last good site stays. A build that fails is reported and changes nothing, either.
    """
    host, port = address
    url = f"http://{host}:{port}/"
    with tempfile.TemporaryDirectory(prefix="cscx-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        nothing = Cache(None)
        builder = Builder(root, options, Reader(root, nothing), Keeper(nothing, ""))

        def again() -> None:
            if not check():
                say(Text("마지막으로 성공한 화면을 그대로 둡니다.", "The last good site stays."))
                return
            try:
                builder.build(site, command="serve")
            except PublishError as error:
                say(error.text)

        server = LiveReloadServer(again, host=host, port=port, root=str(site), mount_path="/")
        again()
        for path in _watched(root, settings, _configuration(root, options, site)):
            server.watch(str(path))
        say(
            Text("{url}에서 봅니다. 멈추려면 Ctrl+C.", "Serving at {url}. Stop with Ctrl+C.")(
                url=url
            )
        )
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            say(Text("멈췄습니다.", "Stopped."))
        finally:
            server.shutdown()


def _watched(root: Path, settings: Settings, config: MkDocsConfig) -> list[Path]:
    names = (*settings.content, config.docs_dir, CONFIG, SETTINGS)
    return [root / name for name in names if (root / name).exists()]


def _configuration(root: Path, options: Options, to: Path) -> MkDocsConfig:
    """The configuration of mkdocs.yml, for a build into `to`."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    file = root / CONFIG
    if not file.is_file():
        raise PublishError(_NO_CONFIG)
    try:
        config = load_config(str(file), site_dir=str(to))
    except (ConfigurationError, Abort) as error:
        raise _failed(error) from error
    plugin: Any = config.plugins.get("cscx")
    if plugin is None:
        raise PublishError(_NO_PLUGIN)
    plugin.config["audience"] = options.audience or plugin.config["audience"]
    plugin.config["drafts"] = options.drafts or plugin.config["drafts"]
    plugin.config["as_of"] = options.as_of or plugin.config["as_of"]
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
