"""The reference site in headless Chromium. What happens without Chromium is in tests/conftest.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.browser.searching import MORNING, Agent
from tests.browser.serving import Server
from tests.publish import company
from tests.shared import reference_site


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    server = Server(site)
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the reference site."""
    with served(reference_site(tmp_path_factory)) as found:
        yield found


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of another company's site: English, one channel, sixty steps."""
    root = company.write(tmp_path_factory.mktemp("company"))
    with served(build(root, Options(as_of=date(2026, 11, 21))).folder) as found:
        yield found


@pytest.fixture
def agent(chromium: Any, address: str) -> Iterator[Agent]:
    """Somebody at the search dialog of the reference site; no script may have failed."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        locale="ko-KR",
        timezone_id="Asia/Seoul",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.clock.set_fixed_time(MORNING)
    made = Agent(page, address)
    yield made
    context.close()
    assert made.wrong == []


@contextmanager
def reader(chromium: Any, width: int, height: int, **options: Any) -> Iterator[Any]:
    """A page that keeps nothing offline; no script may have failed."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        locale="ko-KR",
        service_workers="block",
        **options,
    )
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def telephone(chromium: Any) -> Iterator[Any]:
    """A page as wide as a telephone."""
    with reader(chromium, 360, 800, timezone_id="Asia/Seoul", reduced_motion="reduce") as opened:
        yield opened
