"""Build, serve, and build again at every change, until interrupted."""

from __future__ import annotations

import contextlib
import functools
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from cscx.content.cache import FOLDER, Cache
from cscx.content.keeping import Reader
from cscx.messages import Language, Text
from cscx.publish.engine import Builder, Options, PublishError
from cscx.publish.keeping.keeper import Keeper
from cscx.publish.preview.interrupt import interrupts
from cscx.publish.preview.server import News, Server
from cscx.publish.preview.watch import files_now, wait_for_change
from cscx.search.kiwi import KiwiAnalyser, KiwiMissingError

_AT = Text("{url}에서 봅니다. 멈추려면 Ctrl+C.", "Serving at {url}. Stop with Ctrl+C.")
_STAYS = Text("마지막으로 성공한 화면을 그대로 둡니다.", "The last good site stays.")
_QUIET = 0.5
"""Seconds without a change after which what nobody waits for is made: search."""
_STOPPED = Text("멈췄습니다.", "Stopped.")


def serve(
    root: Path,
    options: Options,
    *,
    address: tuple[str, int],
    language: Language,
    check: Callable[[], None],
    say: Callable[[Text], None],
) -> None:
    """Serve the site and build it again whenever a file changes, until interrupted.

    A build that fails, or would leave a document out, changes nothing: the last good site stays, with a
    banner in the pages that are open. `check` then tells what is wrong with the knowledge base.
    Raises OSError when the address is taken.
    """
    options.serving = True
    news = News()
    with tempfile.TemporaryDirectory(prefix="cscx-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        builder = Builder(
            root, options, Reader(root, Cache(root / FOLDER)), Keeper(Cache(None), "")
        )
        server = Server(address, site, news)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
        try:
            with interrupts() as sleep:
                seen, patience = files_now(builder.watched), _QUIET
                _again(builder, site, news, language, say)
                thread.start()
                say(_AT(url=server.url))
                check()
                when_quiet: Callable[[], None] = _warm_up
                while True:
                    changed = wait_for_change(builder.watched, seen, patience=patience, sleep=sleep)
                    if changed is None:
                        when_quiet()
                        patience = float("inf")
                        continue
                    seen, patience = changed, _QUIET
                    when_quiet = functools.partial(_complete, builder, site)
                    _again(builder, site, news, language, say)
                    check()
        except KeyboardInterrupt:
            say(_STOPPED)
        finally:
            if thread.is_alive():
                server.shutdown()
            server.server_close()


def _complete(builder: Builder, site: Path) -> None:
    """Make the search of what was edited, which the pages did not wait for."""
    with contextlib.suppress(PublishError):  # it was told when the pages were made
        builder.build(site)


def _warm_up() -> None:
    """Load what the first edited sentence needs for search, while nobody waits for it.

    Not in a thread: Ctrl+C while two threads import leaves one of them waiting for the other forever.
    """
    with contextlib.suppress(KiwiMissingError):
        KiwiAnalyser().morphemes(["가"])


def _again(
    builder: Builder, site: Path, news: News, language: Language, say: Callable[[Text], None]
) -> None:
    try:
        builder.build(site, hurried=True)
    except PublishError as error:
        say(error.text)
        say(_STAYS)
        news.tell(f"{error.text.to(language)} {_STAYS.to(language)}")
    else:
        news.tell()
