"""`cscx impact`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.change.impact.impact import Begun, Impact, impact_of
from cscx.change.impact.reach import Root
from cscx.change.impact.ties import Name
from cscx.change.report.impact_data import impact_data
from cscx.change.report.impact_markdown import impact_markdown
from cscx.change.version import written
from cscx.cli.collecting import not_collecting
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.impact_options import read_results, results_option, training_option
from cscx.cli.impact_text import ImpactText
from cscx.cli.impact_training import WORKING, Learning, of_impact
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, working, write_json, write_result
from cscx.cli.unread_files import tell_unread
from cscx.content.cache import FOLDER, Cache
from cscx.content.corpus import Corpus
from cscx.content.holding import Holding
from cscx.content.kept_folder import read_kept
from cscx.content.kinds.facts import Fact
from cscx.content.papers import papers_in
from cscx.messages import Language, Text
from cscx.text import nfc

_UNKNOWN = Text(
    "‘{name}’{name:이라는/라는} 문서나 항목은 없습니다.",
    "There is no document or item named '{name}'.",
)
_GIVE = Text(
    "문서의 id(return-eligibility)나 항목의 이름(반품기한)을 쓰세요.",
    "Give the id of a document (return-eligibility) or the name of an item (반품기한).",
)
_SEVERAL = Text("‘{name}’{name:이라는/라는} 것이 여럿입니다.", "Several things are named '{name}'.")
_WHICH = Text("하나를 고르세요: {names}", "Choose one: {names}")


class _Options(NamedTuple):
    name: str
    training: bool
    results: tuple[Path, ...]
    every: bool
    format_: str
    as_of: datetime | None
    color: str


@click.command(
    "impact",
    cls=Command,
    summary=("무엇이 여기에 기대는지 본다.", "Show what depends on something."),
    about=(
        """문서나 항목 하나가 바뀌면 무엇이 따라 바뀌는지, 몇 다리를 건너서든 까닭이 되는 길과 함께 보여 준다.
        없어진 이름을 가리키면 지금 틀림, 판정하거나 말하는 데 쓰면 다시 읽을 것, 이름만 부르면 언급함이다.
        실제로 바꾼 것의 영향은 cscx diff가 보여 준다.

        0은 보여 줌, 1은 없는 것을 가리키는 곳이나 읽지 못한 문서나 결과 파일이 있음, 2는 실행할 수 없음.""",
        """Shows what changes with a document or an item, through any number of references, with the way
        that explains why. What refers to a name that is gone is wrong now; what decides or says something by
        it is to be reread; what only names it mentions it. What a real change touches: cscx diff.

        Exit 0 shown, 1 something refers to what does not exist or a document or results file could not be read, 2 cannot run.""",
    ),
    examples=(
        Example("cscx impact 반품기한", "이 기준값에 기대는 것", "what depends on this fact"),
        Example(
            "cscx impact return-eligibility --training",
            "기대는 문제와 드릴, 다시 배울 날까지",
            "with its questions and drills, and the days to repeat",
        ),
        Example(
            "cscx impact exception:return-eligibility -f json",
            "이 판정표에 기대는 것을 프로그램이 읽게",
            "what depends on this table, for programs",
        ),
    ),
)
@click.argument(
    "name",
    cls=Argument,
    metavar="ID",
    words=(
        "문서의 id나 항목의 이름. 이름이 같으면 앞에 종류를 쓴다(fact:반품기한).",
        "The id of a document or the name of an item, with its kind where names are shared (role:NAME).",
    ),
)
@training_option
@results_option
@click.option(
    "--all",
    "every",
    is_flag=True,
    cls=Option,
    words=("줄이지 않고 모두 보여 준다.", "Leave nothing out."),
)
@click.option(
    "-f",
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    metavar="FORMAT",
    words=("text, markdown, json 가운데 하나.", "One of text, markdown, json."),
)
@as_of_option
@color_option
@language_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Show what depends on something."""
    ctx.exit(_show(ctx, _Options(**given)))


@not_collecting()
def _show(ctx: click.Context, options: _Options) -> int:
    """Show it, and say how it went: 0 shown, 1 something is wrong or was not read."""
    root, settings = open_settings(current_folder())
    printing = Printing(options.format_, language_for(ctx, settings), options.color)
    kept = read_kept(root, settings, Cache(root / FOLDER), day(options.as_of))
    unread = tell_unread(kept.corpus, printing.language)
    beginning = _begun(nfc(options.name), kept.corpus, kept.holding)
    found = impact_of(beginning, kept.corpus, kept.holding, papers_in(root))
    read = read_results(options.results, printing.language)
    touched = None
    if options.training or options.results:
        with working(WORKING.to(printing.language)):
            touched = of_impact(found, kept.corpus, read, every=options.every)
    _write(found, printing, Learning(touched, read, found.tracks), every=options.every)
    wrong = found.of("wrong") or found.named("wrong")
    return 1 if wrong or unread or read.unread else 0


def _begun(asked: str, corpus: Corpus, holding: Holding) -> Begun:
    kind, _, name = asked.rpartition(":")
    meant = [(k, n) for k, n in corpus.entries if n == name and kind in ("", k)]
    if len(meant) > 1:
        names = ", ".join(f"{k}:{n}" for k, n in meant)
        raise Failure(_SEVERAL(name=asked), _WHICH(names=names))
    if meant:
        return Begun((Root(meant[0]),), values=_values(meant[0], corpus))
    gone = _referred(kind, name, holding)
    if not gone:
        near = did_you_mean(name, dict.fromkeys(n for _, n in corpus.entries))
        raise Failure(_UNKNOWN(name=asked), near or _GIVE)
    return Begun((), gone=gone)


def _referred(kind: str, name: str, holding: Holding) -> tuple[Name, ...]:
    """A name that does not exist, as documents refer to it."""
    words = {
        reference.kind
        for document in holding([name])
        for reference in document.references
        if reference.name == name and kind in ("", reference.kind)
    }
    return tuple((word, name) for word in sorted(words))


def _values(name: Name, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    entry = corpus.find(*name)
    if entry is None or not isinstance(entry.body, Fact):
        return {}
    return {name[1]: tuple(written(entry.body.value).values())}


def _write(found: Impact, printing: Printing, learning: Learning, *, every: bool) -> None:
    language: Language = printing.language
    if printing.format == "json":
        data = {"format": 1, **impact_data(found, language), **learning.data()}
        write_json(data)
    elif printing.format == "markdown":
        lines = (
            *impact_markdown(found, language, tracks=learning.touched is None),
            *learning.markdown(language),
        )
        write_result("".join(f"{line}\n" for line in lines), None)
    else:
        style = printing.style(sys.stdout)
        text = ImpactText(language, style, every=every)
        lines = (
            *text.roots(found),
            *text.lines(found, tracks=learning.touched is None),
            *learning.lines(language, style),
        )
        write_result("".join(f"{line}\n" for line in lines), None)
