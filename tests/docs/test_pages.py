"""The documentation as a whole: current, complete, and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cscx.content.kinds import all_kinds
from cscx.settings import Settings
from tests.cli.program import AS_OF, CHECKOUT, cscx
from tests.docs import rules_table

DOCS = CHECKOUT / "docs"
PAGES = [*sorted(CHECKOUT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SMALL = 200_000


def test_the_table_of_rules_is_current() -> None:
    assert rules_table.FILE.read_text(encoding="utf-8") == rules_table.page(), "run `make docs`"


def _settings(kind: type[msgspec.Struct], before: str = "") -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(kind):
        name = f"{before}{field.encode_name}"
        default = (
            field.default_factory()
            if field.required is False and field.default is msgspec.NODEFAULT
            else field.default
        )
        if isinstance(default, msgspec.Struct):
            yield from _settings(type(default), f"{name}.")
        elif name != "root":
            yield name, default


def _written(default: Any) -> str:
    if default is None:
        return "none"
    if isinstance(default, tuple):
        return "`[" + ", ".join(f'"{value}"' for value in default) + "]`"
    return f"`{default}`"


@pytest.mark.parametrize(("key", "default"), list(_settings(Settings)))
def test_every_setting_stands_there_with_its_default(key: str, default: Any) -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert f"| `{key}` | {_written(default)} |" in page


@pytest.mark.parametrize("kind", all_kinds())
def test_every_kind_is_described(kind: str) -> None:
    assert f"| `{kind}` |" in (DOCS / "model.md").read_text(encoding="utf-8")


def _links() -> list[Any]:
    return [
        pytest.param(page, found["target"], id=f"{page.name}:{found['target']}")
        for page in PAGES
        for found in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize(("page", "target"), _links())
def test_a_link_leads_to_a_page_and_its_heading(page: Path, target: str) -> None:
    name, _, anchor = target.partition("#")
    file = page.parent / name if name else page
    assert file.exists()
    if anchor:
        assert anchor in {_anchor(line) for line in file.read_text(encoding="utf-8").splitlines()}


def _anchor(line: str) -> str:
    heading = line.lstrip("#")
    return (
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        if heading != line
        else ""
    )


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_the_index_names_every_page(page: Path) -> None:
    if page.name != "index.md":
        assert f"({page.name})" in (DOCS / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("image", sorted((DOCS / "images").iterdir()), ids=lambda file: file.name)
def test_an_image_is_small_and_shown(image: Path) -> None:
    assert image.stat().st_size < SMALL
    assert any(f"images/{image.name})" in page.read_text(encoding="utf-8") for page in PAGES)


def test_the_scenarios_that_the_documentation_shows_pass(tmp_path: Path) -> None:
    text = (DOCS / "policies.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```gherkin\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    for name in ("sops", "cscx.toml"):
        (tmp_path / name).symlink_to(CHECKOUT / name)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "shown.feature").write_text(shown, encoding="utf-8")
    done = cscx("test", "shown", *AS_OF, folder=tmp_path)
    assert done.code == 0, done.out
    assert "시나리오 3/3" in done.out
