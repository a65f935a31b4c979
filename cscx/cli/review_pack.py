"""`cscx review pack`: what the monthly meeting has to look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import click

from cscx.cells import wrap
from cscx.change.approvals.pack import Pack, Section, Stale, sections, shortened
from cscx.change.approvals.standing import standings
from cscx.change.diff import Diff, diff
from cscx.change.lines import Line
from cscx.change.report.escaping import escaped, marked
from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.diff_versions import two_commits
from cscx.cli.help import columns
from cscx.cli.marked_text import marked_lines
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, Style, color_option, write_json, write_result
from cscx.cli.review_data import standing_data
from cscx.cli.unread_files import tell_unread
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.content.loading import read_corpus
from cscx.content.two_versions import TwoVersions
from cscx.gitrepo import GitError, commit_before, first_commit
from cscx.lint.session import check
from cscx.messages import LANGUAGES, Language, Text
from cscx.settings import Settings, SettingsError

PAST: Final = frozenset({"CS304", "CS307", "CS308", "CS312", "CS314", "CS316"})
"""What the linter says of dates that have passed, beside the overdue review itself."""
_MONTH: Final = timedelta(days=31)
_MOST: Final = 100
"""Documents, items or lines of a part, as in `cscx diff`."""
_TITLE = Text("{day} 검토 회의", "Review of {day}")
_LEFT_OUT = Text(
    "그 밖에 {n}건. 모두 보기: cscx review pack --all",
    "Further: {n}. All of them: cscx review pack --all",
)
_NOTHING = Text("검토할 것이 없습니다.", "There is nothing to review.")
_BEGINS = Text(
    "{day} 전의 커밋이 없어, 이력이 시작되는 {first}의 첫 커밋부터 바뀐 것입니다. 얕은 복제라면 전체 이력을 받으세요(git fetch --unshallow).",
    "There is no commit from before {day}: changes are told from the first one, of {first}, on. In a shallow clone fetch the history (git fetch --unshallow).",
)
_PARTLY = Text(
    "바뀐 파일 {n}개는 읽지 못해 비교하지 못했습니다: {paths}",
    "{n} changed files could not be read and compared: {paths}",
)


@click.command(
    "pack",
    cls=Command,
    summary=("검토 회의 자료를 만든다.", "Write what a review meeting looks at."),
    about=(
        """다시 승인할 것, 승인이 없는 것, 검토가 늦은 것, 한 달 안에 검토할 것, 날짜가 지난 것, 지난 회의 뒤로 바뀐 것을 담당별로
        모은다. 바뀐 것은 cscx diff처럼 뜻으로 말한다.""",
        """What has to be approved again or lacks an approval, reviews overdue and due within a month, what
        is past its date, and what changed since the last meeting, told as cscx diff does.""",
    ),
    examples=(
        Example(
            "cscx review pack -f markdown --output-file review.md",
            "회의록의 머리",
            "for the minutes",
        ),
        Example(
            "cscx review pack --since 2026-10-05", "지난 회의 날부터", "since the last meeting"
        ),
    ),
)
@click.option(
    "--since",
    cls=Option,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    words=(
        "이날부터 바뀐 것(2026-10-05). 안 쓰면 31일 전부터.",
        "What changed from this day on (2026-10-05). Default: 31 days ago.",
    ),
)
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
    words=("출력 형식.", "Output format."),
)
@click.option(
    "--output-file",
    cls=Option,
    metavar="FILE",
    words=("이 파일에 쓴다. 안 쓰면 표준 출력.", "Write to this file. Default: stdout."),
)
@as_of_option
@color_option
@language_option
@click.pass_context
def pack(
    ctx: click.Context,
    /,
    *,
    since: datetime | None,
    every: bool,
    format_: str,
    output_file: str | None,
    as_of: datetime | None,
    color: str,
) -> None:
    """Write the review pack."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    tell_unread(corpus, language)
    start = since.date() if since is not None else corpus.as_of - _MONTH
    changes, unknown = _changes(root, settings, start, corpus.as_of)
    made = Pack(corpus, standings(corpus), tuple(_stale(root, corpus)), start, changes)
    if format_ == "json":
        data = _data(made, language)
        write_json({**data, "unknown": unknown and unknown.to(language)}, output_file)
        return
    shown = "never" if output_file and color == "auto" else color
    style = Printing("text", language, shown).style(sys.stdout)
    found = sections(made)
    if not every:
        found = [shortened(each, _MOST) for each in found]
    title = _TITLE(day=corpus.as_of.isoformat()).to(language)
    if format_ == "markdown":
        lines = _markdown(title, found, unknown, language)
    else:
        lines = _text(title, found, unknown, language, style)
    write_result("".join(f"{line}\n" for line in lines), output_file)


def _changes(
    root: Path, settings: Settings, since: date, today: date
) -> tuple[Diff | None, Text | None]:
    """What changed in git since a day, None where git does not know; and what is not known."""
    try:
        commit = commit_before(root, since)
        begins = None
        if commit is None:
            commit, first = first_commit(root)
            begins = _BEGINS(day=since.isoformat(), first=first.isoformat())
        asked = two_commits(root, settings, f"{commit}..HEAD")
        both = TwoVersions(asked.before, asked.after, asked.cache).read(today)
    except (GitError, SettingsError) as error:
        return None, error.text
    unknown = begins
    if both.unread:
        paths = ", ".join(sorted({each.path for each in both.unread}))
        partly = _PARTLY(n=len(both.unread), paths=paths)
        unknown = (
            partly
            if begins is None
            else Text(*(f"{begins.to(to)} {partly.to(to)}" for to in LANGUAGES))
        )
    return diff(both.before, both.after), unknown


def _stale(root: Path, corpus: Corpus) -> Iterator[Stale]:
    owners = {document.path: header.owner for document, header in corpus.of(Header)}
    for each in check(root, corpus.settings, as_of=corpus.as_of).findings:
        if each.code in PAST:
            owner = owners.get(each.path, "")
            yield Stale(owner, each.path, each.span.line, each.code, each.message)


def _text(
    title: str, found: list[Section], unknown: Text | None, language: Language, style: Style
) -> Iterator[str]:
    yield style(title, "bold")
    for section in found:
        yield ""
        yield style(f"{section.title.to(language)} {section.n}", "bold")
        for group in section.groups:
            yield f"  {group.heading.to(language)}"
            for line in group.lines:
                yield from _printed(line, 4, language, style)
        if section.left_out:
            yield f"  {_LEFT_OUT(n=f'{section.left_out:,}').to(language)}"
    if not found:
        yield _NOTHING.to(language)
    if unknown is not None:
        yield ""
        yield from wrap(unknown.to(language), columns())


def _markdown(
    title: str, found: list[Section], unknown: Text | None, language: Language
) -> Iterator[str]:
    yield f"# {title}"
    for section in found:
        yield f"\n## {escaped(section.title.to(language))} {section.n}"
        for group in section.groups:
            yield f"\n**{escaped(group.heading.to(language))}**\n"
            for line in group.lines:
                yield from _listed(line, "", language)
        if section.left_out:
            yield f"\n{escaped(_LEFT_OUT(n=f'{section.left_out:,}').to(language))}"
    if not found:
        yield f"\n{_NOTHING.to(language)}"
    if unknown is not None:
        yield f"\n{escaped(unknown.to(language))}"


def _printed(line: Line, indent: int, language: Language, style: Style) -> Iterator[str]:
    """A line on a terminal with its words, and what stands below it."""
    first, *others = wrap(line.text.to(language), columns() - indent - 2)
    yield f"{' ' * indent}{first}"
    yield from (f"{' ' * (indent + 2)}{each}" for each in others)
    if line.marks:
        for words in marked_lines(line.marks, style, columns() - indent - 2):
            yield f"{' ' * (indent + 2)}{words}"
    for each in line.below:
        yield from _printed(each, indent + 2, language, style)


def _listed(line: Line, indent: str, language: Language) -> Iterator[str]:
    """A line as an item of a Markdown list."""
    yield f"{indent}- {escaped(line.text.to(language))}"
    if line.marks:
        yield f"{indent}  > {marked(line.marks)}".replace("\n", f"\n{indent}  > ")
    for each in line.below:
        yield from _listed(each, f"{indent}  ", language)


def _line_data(line: Line, language: Language) -> dict[str, Any]:
    return {
        "text": line.text.to(language),
        "marks": [[mark.sort, mark.text] for mark in line.marks],
        "below": [_line_data(each, language) for each in line.below],
    }


def _data(made: Pack, language: Language) -> dict[str, Any]:
    corpus = made.corpus
    changed = [
        {
            "kind": subject.kind,
            "name": subject.name,
            "title": subject.title,
            "text": [line.text.to(language) for line in lines],
            "lines": [_line_data(line, language) for line in lines],
        }
        for subject, lines in made.changes().items()
    ]
    return {
        "format": 1,
        "as_of": corpus.as_of.isoformat(),
        "since": made.since.isoformat(),
        "suspect": standing_data(made.suspect, corpus, language),
        "missing": standing_data(made.missing, corpus, language),
        "overdue": standing_data(made.overdue, corpus, language),
        "upcoming": standing_data(made.upcoming, corpus, language),
        "stale": [
            {
                "owner": each.owner or None,
                "path": each.path,
                "line": each.line,
                "code": each.code,
                "text": each.message.to(language),
            }
            for each in made.stale
        ],
        "changed": changed if made.changed is not None else None,
    }
