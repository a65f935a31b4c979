"""`cscx build`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from cscx.messages import Language, Text
from cscx.publish.audience import AUDIENCES, Audience
from cscx.settings import Settings, SettingsError, find_root, load

_BUILT = Text("사이트를 만들었습니다: {path}", "Built the site: {path}")
_NO_ROOT = Text(
    "지식 베이스가 아닙니다. cscx.toml이 있는 폴더에서 실행하세요.",
    "This is no knowledge base. Run it in a folder with cscx.toml.",
)


@click.command("build")
@click.option(
    "--to", type=click.Path(path_type=Path), default=None, help="폴더 · folder [build/site]"
)
@click.option("--audience", type=click.Choice(AUDIENCES), default=None, help="누가 볼지 · for whom")
@click.option("--drafts", is_flag=True, help="시행 전 문서도 · with what is not in force yet")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="기준일 · the day")
@click.option("--lang", type=click.Choice(["ko", "en"]), default=None)
def command(
    to: Path | None,
    audience: Audience | None,
    drafts: bool,  # noqa: FBT001 - click passes flags by name
    as_of: datetime | None,
    lang: Language | None,
) -> None:
    r"""사이트를 만든다 · Build the site.

    \b
    cscx build
    cscx build --audience customer --to build/public
    """
    from cscx.publish.engine import Options, PublishError, build  # noqa: PLC0415 - MkDocs is slow to import

    root, settings = knowledge_base()
    language = lang or settings.language
    try:
        site = build(root, Options(to=to, audience=audience, drafts=drafts, as_of=day(as_of)))
    except PublishError as error:
        click.echo(error.text.to(language), err=True)
        sys.exit(2)
    click.echo(_BUILT(path=_relative(site)).to(language), err=True)


def knowledge_base() -> tuple[Path, Settings]:
    """The knowledge base around the working folder, or exit 2 with a sentence."""
    root = find_root(Path.cwd())
    if root is None:
        click.echo(f"{_NO_ROOT.ko}\n{_NO_ROOT.en}", err=True)
        sys.exit(2)
    try:
        return root, load(root)
    except SettingsError as error:
        click.echo(error.text.to("ko"), err=True)
        sys.exit(2)


def day(given: datetime | None) -> date | None:
    """The date of a `--as-of` option."""
    return given.date() if given is not None else None


def _relative(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
