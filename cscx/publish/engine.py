"""Run the site engine: build once, or serve and build again at every change.

With plugin.py the only module that knows MkDocs.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

# Material prints a notice about MkDocs 2 unless this is set before it is imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException
from mkdocs.livereload import LiveReloadServer

from cscx.messages import Text
from cscx.publish.audience import Audience
from cscx.settings import FILE as SETTINGS
from cscx.settings import Settings

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


class PublishError(Exception):
    """A site that cannot be built; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Options:
    """How a site is built: where to, for whom, with drafts or not, as of which day.

    `copy`: as a folder to carry along, whose pages link to files and which no browser keeps.
    """

    def __init__(
        self,
        *,
        to: Path | None = None,
        audience: Audience | None = None,
        drafts: bool = False,
        as_of: date | None = None,
        copy: bool = False,
    ) -> None:
        self.to, self.audience, self.drafts, self.as_of = to, audience, drafts, as_of
        self.copy = copy
        self.keeps = not copy


class Built(NamedTuple):
    """The folder of a site, the documents it had to leave out because they cannot be read, and its moment."""

    folder: Path
    unread: tuple[str, ...]
    built: datetime


def build(root: Path, options: Options | None = None) -> Built:
    """Build the site of a knowledge base.

    Raises PublishError when the configuration is wrong or a page cannot be made.
    """
    config = _configuration(root, options or Options())
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise _failed(error) from error
    plugin: Any = config.plugins["cscx"]
    return Built(Path(config.site_dir), plugin.site.shown.unread, plugin.built)


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
        site, fresh = Path(folder) / "site", Path(folder) / "fresh"
        site.mkdir()
        options.to, options.keeps = fresh, False

        def again() -> None:
            if not check():
                say(Text("마지막으로 성공한 화면을 그대로 둡니다.", "The last good site stays."))
                return
            try:
                mkdocs_build(_configuration(root, options), serve_url=url)
            except (MkDocsException, Abort, PublishError) as error:
                say(_failed(error).text)
                return
            _swap(site, fresh)

        server = LiveReloadServer(again, host=host, port=port, root=str(site), mount_path="/")
        again()
        for path in _watched(root, settings, _configuration(root, options)):
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


def _swap(site: Path, fresh: Path) -> None:
    """Put a finished build in the place of the one that is served."""
    old = site.with_name("old")
    site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old)


def _watched(root: Path, settings: Settings, config: MkDocsConfig) -> list[Path]:
    names = (*settings.content, config.docs_dir, CONFIG, SETTINGS)
    return [root / name for name in names if (root / name).exists()]


def _configuration(root: Path, options: Options) -> MkDocsConfig:
    """The configuration of mkdocs.yml, or a plain one where there is none."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    file = root / CONFIG
    if not file.is_file():
        raise PublishError(_NO_CONFIG)
    try:
        links: dict[str, Any] = {"use_directory_urls": False} if options.copy else {}
        config = load_config(str(file), site_dir=str(options.to or root / SITE), **links)
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
