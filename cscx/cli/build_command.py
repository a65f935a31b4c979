"""`cscx build`."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from cscx.cli.collecting import rarely_collecting
from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note
from cscx.cli.site_options import site_options
from cscx.messages import Text
from cscx.publish.audience import Audience

_WAITING = Text(
    "같은 폴더에 다른 빌드가 돌고 있습니다. 끝나기를 기다립니다.",
    "Another build into this folder is running. Waiting for it.",
)
_BUILT = Text("사이트를 {path}에 만들었습니다.", "Built the site in {path}.")
_PACKED = Text("{path} 파일로 묶었습니다.", "Packed it into {path}.")
_INCOMPLETE = Text(
    "문서 {count}개가 빠졌습니다. 위의 경고를 보고 고친 뒤 다시 만드세요.",
    "Documents left out: {count}. Mend what the warnings above name, then build again.",
)


@click.command(
    "build",
    cls=Command,
    summary=("사이트를 만든다.", "Build the site."),
    about=(
        """문서마다 화면 하나를 만들고 mkdocs.yml대로 묶는다. 시행 중인 문서만 나온다.
        다시 만들 때는 바뀐 화면만 만든다. mkdocs build를 그대로 써도 같은 사이트가 나온다.""",
        """Makes a page for every document and joins them as mkdocs.yml says. Only what is in force
        is shown. Another build makes only the pages that change. Plain mkdocs build gives the same
        site.""",
    ),
    examples=(
        Example("cscx build", "build/site에 만든다", "into build/site"),
        Example(
            "cscx build --drafts", "시행 전 문서까지 미리 본다", "with what is not in force yet"
        ),
        Example(
            "cscx build --as-of 2026-12-15 --to build/preview",
            "그날의 사이트를 미리 만든다. 화면마다 미리보기라고 쓴다",
            "the site of a coming day; every page says that it is a preview",
        ),
        Example(
            "cscx build --audience customer --to build/public",
            "고객에게 보일 것만 담는다",
            "only what customers may see",
        ),
        Example(
            "cscx build --offline --zip build/cs.zip",
            "네트워크 없는 컴퓨터에 옮길 복사본을 만든다",
            "a copy to carry to a computer without a network",
        ),
    ),
)
@click.option(
    "--to",
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    words=("만들 폴더. 안 쓰면 build/site.", "Folder to write. Default: build/site."),
)
@click.option(
    "--no-cache",
    is_flag=True,
    cls=Option,
    words=("남겨 둔 것을 쓰지 않고 전부 새로 만든다.", "Make everything anew; keep nothing."),
)
@click.option(
    "--offline",
    is_flag=True,
    cls=Option,
    words=(
        "서버 없이 파일을 열어 보는 복사본을 만든다(기본 폴더 build/offline).",
        "Make a copy that is opened as files, without a server (default folder build/offline).",
    ),
)
@click.option(
    "--zip",
    "archive",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    words=("만든 사이트를 ZIP 파일로도 묶는다.", "Also put the site into a ZIP file."),
)
@site_options
@as_of_option
@language_option
@click.pass_context
def command(  # noqa: PLR0913 - one an option
    ctx: click.Context,
    /,
    *,
    to: Path | None,
    no_cache: bool,
    offline: bool,
    archive: Path | None,
    audience: Audience | None,
    drafts: bool,
    as_of: datetime | None,
) -> None:
    """Build the site."""
    from cscx.publish.engine import COPY, Options, PublishError, build  # noqa: PLC0415 - MkDocs is slow to import

    root, settings = open_settings(current_folder())
    options = Options(
        to=current_folder() / to if to is not None else root / COPY if offline else None,
        audience=audience,
        drafts=drafts,
        as_of=day(as_of),
        use_cache=not no_cache,
        copy=offline,
    )
    language = language_for(ctx, settings)
    try:
        with rarely_collecting():
            site = build(root, options, lambda: note(_WAITING.to(language)))
    except PublishError as error:
        raise Failure(error.text) from None
    shown = str(to) if to is not None else os.path.relpath(site.folder, current_folder())
    note(_BUILT(path=shown).to(language))
    if archive is not None:
        from cscx.publish.output.archive import write_archive  # noqa: PLC0415 - only this option needs it

        write_archive(site.folder, current_folder() / archive, site.built)
        note(_PACKED(path=archive).to(language))
    if site.unread:
        note(_INCOMPLETE(count=len(site.unread)).to(language))
        ctx.exit(1)
