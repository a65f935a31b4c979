"""`cscx serve`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from cscx.cli.build_command import day, knowledge_base
from cscx.content.loading import read_corpus
from cscx.diagnostic import Severity
from cscx.lint.engine import lint
from cscx.lint.report import text
from cscx.messages import Language
from cscx.publish.audience import AUDIENCES, Audience
from cscx.settings import Settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--audience", type=click.Choice(AUDIENCES), default=None, help="누가 볼지 · for whom")
@click.option("--drafts", is_flag=True, help="시행 전 문서도 · with what is not in force yet")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="기준일 · the day")
@click.option("--lang", type=click.Choice(["ko", "en"]), default=None)
def command(
    *,
    host: str,
    port: int,
    audience: Audience | None,
    drafts: bool,
    as_of: datetime | None,
    lang: Language | None,
) -> None:
    """고치면서 바로 본다 · Preview the site while editing.

    문서가 틀리면 무엇이 틀렸는지 여기에 나오고, 화면은 마지막으로 성공한 것이 남는다.
    """
    from cscx.publish.engine import Options, serve  # noqa: PLC0415 - MkDocs is slow to import

    root, settings = knowledge_base()
    language = lang or settings.language
    serve(
        root,
        settings,
        Options(audience=audience, drafts=drafts, as_of=day(as_of)),
        address=(host, port),
        check=lambda: _check(root, settings, day(as_of), language),
        say=lambda sentence: click.echo(sentence.to(language), err=True),
    )


def _check(root: Path, settings: Settings, as_of: date | None, language: Language) -> bool:
    """Print what is wrong; False when a file cannot be read, so that its page would be missing."""
    corpus = read_corpus(root, settings, as_of=as_of or date.today())  # noqa: DTZ011 - the local day
    errors = [found for found in lint(corpus) if found.severity is Severity.ERROR]
    if errors:
        lines = {document.path: document.text.split("\n") for document in corpus.documents}
        click.echo(text.render(errors, lambda path, n: _line(lines[path], n), language))
    return all(document.body is not None for document in corpus.documents)


def _line(lines: list[str], n: int) -> str:
    return lines[n - 1].rstrip("\r") if n <= len(lines) else ""
