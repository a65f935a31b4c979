"""`cscx lint`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from cscx.content.loading import read_corpus
from cscx.lint.engine import lint
from cscx.lint.report import text
from cscx.settings import find_root, load


@click.command("lint")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None)
@click.option("--lang", type=click.Choice(["ko", "en"]), default=None)
def command(as_of: object, lang: str | None) -> None:
    """문서를 검사한다."""
    root = find_root(Path.cwd())
    if root is None:
        raise click.UsageError("no cscx.toml")
    settings = load(root)
    day = as_of.date() if as_of else date.today()
    corpus = read_corpus(root, settings, as_of=day)
    findings = lint(corpus)
    texts = {d.path: d.original for d in corpus.documents}
    def line(path: str, n: int) -> str:
        lines = texts[path].split("\n")
        return lines[n - 1].rstrip("\r") if n <= len(lines) else ""
    language = lang or settings.language
    if findings:
        click.echo(text.render(findings, line, language))
    click.echo(text.summary(findings, len(corpus.documents), language), err=True)
    sys.exit(1 if findings else 0)
