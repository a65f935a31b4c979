"""Switches of the whole test suite: long checks, hypothesis profiles, missing programs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import machine
from tests.amounts import LONG, cases

settings.register_profile(
    "default", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("default"), max_examples=cases(100))
_SITE = frozenset({"address", "built"})
"""Fixtures that make the reference site, unless another process does."""
_LEARNED = "learned"
"""One more, of the file that takes longest."""
settings.load_profile("long" if LONG else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-long", action="store_true", help="run the long checks, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long checks to `make test-all`, which draws more random cases, too.

    Where a program is missing, the tests that need it fail in CI and are skipped elsewhere. The longest
    file begins and makes the reference site, the others that need it come last: nobody waits meanwhile.
    """
    if LONG:
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker(pytest.mark.long)
    if not config.getoption("--run-long"):
        kept = [item for item in items if "long" not in item.keywords]
        config.hook.pytest_deselected(items=[item for item in items if "long" in item.keywords])
        items[:] = kept
    for mark, lacking in (
        ("browser", machine.missing_browser()),
        ("node", machine.missing_node()),
        ("npm", machine.missing_npm()),
    ):
        if lacking and not machine.in_ci():
            skip = pytest.mark.skip(reason=f"this machine lacks {', '.join(lacking)}")
            for item in items:
                if mark in item.keywords:
                    item.add_marker(skip)
    items[:] = _site_meanwhile(items)


def _site_meanwhile(items: list[pytest.Item]) -> list[pytest.Item]:
    """The file that makes the reference site first, those that only need it last."""
    files = [
        {item.path for item in items if names & set(getattr(item, "fixturenames", ()))}
        for names in ({_LEARNED}, _SITE)
    ]
    return sorted(items, key=lambda item: (item.path not in files[0], item.path in files[1]))


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Headless Chromium: one for all tests of a process, as Playwright asks."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is needed

    path = machine.chromium()
    assert path is not None, "Chromium is missing: python -m tests.machine --install"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
