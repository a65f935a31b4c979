"""MkDocs' build, page by page: what still holds from the last build is not made again.

With plugin.py and engine.py the only modules that know MkDocs. The functions with an underscore are
MkDocs' own; tests/publish/test_mkdocs_private.py tells when they change, and `cscx build --no-cache`
does without them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

Holding = Callable[[Navigation, Sequence[File]], Collection[str]]
"""Of the generated pages those that hold, by the path of their source, once all else is known."""


def build(config: MkDocsConfig, holding: Holding) -> None:
    """Build a site as `mkdocs build` does into an empty folder, without the pages that hold.

    Raises what MkDocs raises: MkDocsException, and Abort in strict mode when there were warnings.
    """
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    if config.strict:
        log.addHandler(warnings)
    try:
        _build(config, holding)
        _refuse(warnings.get_counts())
    except Exception as error:
        config.plugins.on_build_error(error=error)
        raise
    finally:
        log.removeHandler(warnings)


def _refuse(counts: Sequence[tuple[str, int]]) -> None:
    if counts:
        told = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
        message = f"Aborted with {told} in strict mode!"
        raise Abort(message)


def _build(config: MkDocsConfig, holding: Holding) -> None:
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
    for file in documents:
        if file.page is None:
            Page(None, file, config)
    # What every page shows of the hand-written ones, such as a tab's title, is known after them.
    _read([file for file in documents if not file.generated_by], config, files)
    held = holding(nav, documents)
    made = [file for file in documents if file.src_uri not in held]
    _read([file for file in made if file.generated_by], config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    files.copy_static_files(inclusion=InclusionLevel.is_included)
    for template in config.theme.static_templates:
        mkdocs_build._build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        mkdocs_build._build_extra_template(template, files, config, nav)
    for file in made:
        assert file.page is not None  # noqa: S101 - made above
        mkdocs_build._build_page(file.page, config, documents, nav, env)
    for file in documents:
        assert file.page is not None  # noqa: S101 - made above
        file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)


def _read(files: Sequence[File], config: MkDocsConfig, all_files: Files) -> None:
    for file in files:
        assert file.page is not None  # noqa: S101 - the caller made it
        mkdocs_build._populate_page(file.page, config, all_files)
