"""What we use of MkDocs that it does not promise to keep. Where one of these fails, see building.py."""

from __future__ import annotations

import inspect

from mkdocs.commands import build
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler


def parameters(function: object) -> list[str]:
    return list(inspect.signature(function).parameters)  # type: ignore[arg-type]


def test_the_steps_of_a_build_take_what_we_give_them() -> None:
    assert parameters(build._populate_page)[:3] == ["page", "config", "files"]
    assert parameters(build._build_page)[:5] == ["page", "config", "doc_files", "nav", "env"]
    template = ["template_name", "env", "files", "config", "nav"]
    assert parameters(build._build_theme_template) == template
    assert parameters(build._build_extra_template) == ["template_name", "files", "config", "nav"]
    assert parameters(Files.copy_static_files) == ["self", "dirty", "inclusion"]
    assert CountHandler().get_counts() == []


def test_a_build_has_the_steps_we_take() -> None:
    """A step that a later MkDocs adds would be missing in ours."""
    source = inspect.getsource(build.build)
    steps = [
        "on_config", "on_pre_build", "get_files", "get_env", "add_files_from_theme", "on_files",
        "set_exclusions", "get_navigation", "on_nav", "_populate_page", "on_env",
        "copy_static_files", "_build_theme_template", "_build_extra_template", "_build_page",
        "validate_anchor_links", "on_post_build",
    ]  # fmt: skip
    places = [source.index(f"{step}(") for step in steps]
    assert places == sorted(places)
    assert source.count("config.plugins.on_") == 7
