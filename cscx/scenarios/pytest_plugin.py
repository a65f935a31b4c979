"""The step library for pytest-bdd, for teams that run their scenarios beside other tests.

Not loaded by itself. In a test module: `pytest_plugins = ["cscx.scenarios.pytest_plugin"]` and
`scenarios("../scenarios")` of pytest-bdd. Steps of the team's own stand beside these; where both
fit, the team's win. `cscx test` needs neither pytest nor this module.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from cscx.content.loading import read_corpus
from cscx.messages import Text
from cscx.scenarios.feature import Kind, Step
from cscx.scenarios.runner import Failed, run_step
from cscx.scenarios.steps import library
from cscx.scenarios.world import Policy, World
from cscx.settings import find_root, load
from cscx.worktime import parse_date

_NO_ROOT = Text("cscx.toml이 없습니다", "there is no cscx.toml")
_CONFIGS: list[pytest.Config] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--cscx-as-of`: the day to take for today."""
    parser.addoption("--cscx-as-of", metavar="DATE", help="the day to take for today (2026-03-01)")


def pytest_configure(config: pytest.Config) -> None:
    """Remember the run whose markers the tags of features become."""
    _CONFIGS.append(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Forget the run."""
    _CONFIGS.remove(config)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> None:  # noqa: ARG001 - the hook's name for it
    """Register a tag as a marker, so that strict markers take tags in any language."""
    for config in _CONFIGS:
        config.addinivalue_line("markers", f"{tag}: a tag of scenarios")


@pytest.fixture(scope="session")
def cscx_policy(request: pytest.FixtureRequest) -> Policy:
    """The policies of the knowledge base around the folder pytest runs in."""
    root = find_root(Path(str(request.config.rootpath)))
    if root is None:
        pytest.fail(_NO_ROOT.ko, pytrace=False)
    asked = request.config.getoption("--cscx-as-of")
    day = parse_date(asked) if asked else None
    return Policy(read_corpus(root, load(root), as_of=day or date.today()))  # noqa: DTZ011 - the day where the tests run


@pytest.fixture
def cscx_world(cscx_policy: Policy) -> World:
    """What the scenario that runs now has said so far."""
    return World(cscx_policy)


def _say(world: World, kind: Kind, text: str, rows: list[list[str]] | None) -> None:
    table = tuple(tuple(row) for row in rows or ())
    failed = run_step(world, Step(kind, text.strip(), table, 0, 0, 0), library())
    if failed is not None:
        pytest.fail(_told(failed), pytrace=False)


def _told(failed: Failed) -> str:
    parts = [failed.message, failed.why, failed.hint]
    return "\n".join(part.ko for part in parts if part is not None)


@given(parsers.re(r"(?P<text>.+)"))
def _given(cscx_world: World, text: str, datatable: Any = None) -> None:
    _say(cscx_world, "given", text, datatable)


@when(parsers.re(r"(?P<text>.+)"))
def _when(cscx_world: World, text: str, datatable: Any = None) -> None:
    _say(cscx_world, "when", text, datatable)


@then(parsers.re(r"(?P<text>.+)"))
def _then(cscx_world: World, text: str, datatable: Any = None) -> None:
    _say(cscx_world, "then", text, datatable)
