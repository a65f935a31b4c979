"""`cscx lint`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.asked_paths import AskedPaths, chosen, repository_base, shown_from
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.lint_listing import Asked, Sources, listing_of, read_baseline
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import StatusLine, color_option, note, style_for, wants_color, write_result
from cscx.diagnostic import Diagnostic, Severity
from cscx.gitrepo import GitError, changed_files
from cscx.lint import baseline
from cscx.lint.report.listing import Listing
from cscx.lint.selection import Selection, known_words, unknown
from cscx.lint.session import Outcome, check
from cscx.messages import Language, Text
from cscx.settings import Settings

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
_FROM_REPOSITORY = ("sarif", "github", "gitlab")
_FAILING = frozenset({Severity.ERROR})

_READING = Text("문서를 읽는 중 {done}/{total}", "Reading documents {done}/{total}")
_NOTHING = Text("검사할 문서가 하나도 없습니다.", "There is no document to check.")
_FOLDERS = Text("문서를 두는 폴더: {folders}", "Documents belong below: {folders}")
_NO_RULE = Text(
    "‘{word}’{word:이라는/라는} 규칙이나 계열은 없습니다.", "There is no rule or family '{word}'."
)
_LIST_RULES = Text("모두 보기: cscx explain --list", "All of them: cscx explain --list")
_TOGETHER = Text(
    "{one}{one:과/와} {other}{other:은/는} 함께 쓸 수 없습니다.",
    "{one} and {other} cannot be used together.",
)
_WRITTEN = Text(
    "{n}개를 {name}에 적었습니다. 이제 새로 생긴 것만 보입니다.",
    "Wrote {n} findings to {name}. From now on only new ones show.",
)


class _Options(NamedTuple):
    """What `cscx lint` was given."""

    paths: tuple[str, ...]
    format_: str
    output_file: str | None
    strict: bool
    exit_zero: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    diff: bool
    changed: str | None
    stdin_filename: str | None
    baseline: str | None
    write_baseline: bool
    as_of: datetime | None
    color: str
    no_cache: bool
    statistics: bool


def _codes(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for part in value for word in part.split(",") if word.strip())


@click.command(
    "lint",
    cls=Command,
    summary=("문서를 검사한다.", "Check the documents."),
    about=(
        "지식 베이스 전체를 읽고, PATH를 주면 그 아래의 문제만 보여 준다. 결과는 표준 출력에, 요약은 표준 "
        "오류에 쓴다. 0은 문제없음, 1은 오류 있음, 2는 실행할 수 없음.",
        "Reads the whole knowledge base and, given PATHs, shows only what is found below them. Findings "
        "go to stdout, the summary to stderr. Exit 0 clean, 1 errors, 2 cannot run.",
    ),
    examples=(
        Example("cscx lint", "모두 검사한다", "check everything"),
        Example("cscx lint sops/scripts", "스크립트 폴더의 문제만 본다", "show one folder only"),
        Example("cscx lint --diff", "고칠 수 있는 것을 미리 본다", "preview what can be mended"),
        Example("cscx lint --changed", "이 브랜치에서 바꾼 문서만 본다", "show what this branch changed"),
        Example("cscx lint -f sarif --output-file lint.sarif", "코드 스캐닝에 올릴 파일을 쓴다", "write a file for code scanning"),
    ),
)  # fmt: skip
@click.argument("paths", nargs=-1, cls=Argument, metavar="[PATH]...", words=(
    "보고 싶은 파일이나 폴더. 안 쓰면 전체.", "Files or folders to show. Default: everything."))  # fmt: skip
@click.option("-f", "--format", "format_", cls=Option, type=click.Choice(FORMATS), metavar="FORMAT",
    default="text", words=("text, json, sarif, github, gitlab, junit 가운데 하나.", "One of text, json, sarif, github, gitlab, junit."))  # fmt: skip
@click.option("--output-file", cls=Option, metavar="FILE", words=(
    "결과를 이 파일에 쓴다.", "Write the report to this file."))  # fmt: skip
@click.option("--strict", is_flag=True, cls=Option, words=(
    "경고가 있어도 실패로 본다.", "Warnings fail too."))  # fmt: skip
@click.option("--exit-zero", is_flag=True, cls=Option, words=(
    "문제가 있어도 0으로 끝낸다.", "Exit 0 whatever is found."))  # fmt: skip
@click.option("--select", multiple=True, callback=_codes, cls=Option, metavar="CODE", words=(
    "이 규칙만 본다. 코드(CS201), 코드 앞부분(CS2), 이름(reference.unknown), 계열(reference). 쉼표로 여럿.",
    "Show these rules only: a code (CS201), its beginning (CS2), a name (reference.unknown) or a family (reference); several by comma."))  # fmt: skip
@click.option("--ignore", multiple=True, callback=_codes, cls=Option, metavar="CODE", words=(
    "이 규칙은 보지 않는다.", "Leave these rules out."))  # fmt: skip
@click.option("--fix", is_flag=True, cls=Option, words=(
    "틀림없이 고칠 수 있는 것을 고친다.", "Mend what can safely be mended."))  # fmt: skip
@click.option("--diff", is_flag=True, cls=Option, words=(
    "--fix가 고칠 것을 보여 주기만 한다.", "Only show what --fix would change."))  # fmt: skip
@click.option("--changed", is_flag=False, flag_value="", cls=Option, metavar="BASE", words=(
    "BASE에서 갈라진 뒤 바뀐 문서만 본다. 안 쓰면 기본 브랜치.",
    "Show only documents changed since leaving BASE, by default the default branch."))  # fmt: skip
@click.option("--stdin-filename", cls=Option, metavar="PATH", words=(
    "이 파일의 내용을 표준 입력에서 읽는다(편집기용).", "Read this file's content from stdin (for editors)."))  # fmt: skip
@click.option("--baseline", cls=Option, metavar="FILE", words=(
    "이 파일에 적힌 문제는 보지 않는다.", "Leave out the findings written in this file."))  # fmt: skip
@click.option("--write-baseline", is_flag=True, cls=Option, words=(
    "지금 있는 문제를 모두 기준선에 적는다. 오래된 문서에 처음 쓸 때.",
    "Write all present findings to the baseline, to adopt the linter on an old knowledge base."))  # fmt: skip
@as_of_option
@language_option
@color_option
@click.option("--no-cache", is_flag=True, cls=Option, words=(
    "앞서 읽은 것을 쓰지 않는다.", "Read everything anew."))  # fmt: skip
@click.option("--statistics", is_flag=True, cls=Option, words=(
    "규칙마다 몇 번 나왔는지만 보여 준다.", "Show only how often each rule was broken."))  # fmt: skip
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Check the documents."""
    options = _Options(**given)
    _refuse_contradictions(options)
    root, settings = open_settings(_start(options))
    language = language_for(ctx, settings)
    asked_paths = AskedPaths(root, settings.content)
    starts = [asked_paths.start_of(path) for path in options.paths]
    unsaved = _unsaved(options, asked_paths)
    file = _baseline_file(options, root, settings)
    asked = Asked(
        among=_among(options, root, starts or list(unsaved)),
        selection=_selection(options),
        known=() if options.write_baseline else read_baseline(file),
        failing=_FAILING | {Severity.WARNING} if options.strict else _FAILING,
        language=language,
    )
    with StatusLine(lambda done, total: _READING(done=done, total=total).to(language)) as progress:
        outcome = check(
            root, settings, as_of=day(options.as_of), unsaved=unsaved,
            use_cache=not options.no_cache, progress=progress,
        )  # fmt: skip
    if not outcome.documents:
        raise Failure(_NOTHING, _FOLDERS(folders=", ".join(settings.content)))
    sources = Sources(root, unsaved)
    if options.write_baseline:
        _write_baseline(outcome.findings, file or root / baseline.FILE, sources, language)
        return
    here = current_folder()
    base = repository_base(root, here) if options.format_ in _FROM_REPOSITORY else here
    listing = listing_of(
        outcome.findings, outcome.documents, asked, sources, shown_from(root, base)
    )
    _print(listing, options)
    ctx.exit(1 if listing.failed and not options.exit_zero else 0)


def _refuse_contradictions(options: _Options) -> None:
    for one, other, both in (
        ("--fix", "--diff", options.fix and options.diff),
        ("--fix", "--stdin-filename", options.fix and options.stdin_filename),
        ("--diff", "--stdin-filename", options.diff and options.stdin_filename),
        ("--fix", "--write-baseline", options.fix and options.write_baseline),
        ("--diff", "--write-baseline", options.diff and options.write_baseline),
        ("--statistics", "--format", options.statistics and options.format_ != "text"),
        ("--diff", "--format", options.diff and options.format_ != "text"),
    ):
        if both:
            raise Failure(_TOGETHER(one=one, other=other))


def _start(options: _Options) -> Path:
    """Where to look for the knowledge base: around the first path, else here."""
    here = current_folder()
    return here / options.paths[0] if options.paths else here


def _among(options: _Options, root: Path, starts: list[str]) -> Any:
    inside = chosen(starts)
    if options.changed is None:
        return inside
    try:
        changed = changed_files(root, options.changed or None)
    except GitError as error:
        raise Failure(error.text) from None
    return lambda name: name in changed and inside(name)


def _selection(options: _Options) -> Selection:
    if options.select or options.ignore:
        from cscx.lint.registry import rules  # noqa: PLC0415 - all rules; not needed to show a cached run

        word = unknown((*options.select, *options.ignore), rules())
        if word is not None:
            hint = did_you_mean(word, known_words(rules())) or _LIST_RULES
            raise Failure(_NO_RULE(word=word), hint)
    return Selection(options.select, options.ignore)


def _unsaved(options: _Options, paths: AskedPaths) -> dict[str, bytes]:
    if options.stdin_filename is None:
        return {}
    name = paths.document(options.stdin_filename)
    return {name: click.get_binary_stream("stdin").read()}


def _baseline_file(options: _Options, root: Path, settings: Settings) -> Path | None:
    if options.baseline is not None:
        return current_folder() / options.baseline
    return root / settings.lint.baseline if settings.lint.baseline else None


def _write_baseline(
    findings: list[Diagnostic], file: Path, sources: Sources, language: Language
) -> None:
    write_result(baseline.write(findings, sources.marked), str(file))
    name = shown_from(file.parent, current_folder())(file.name)
    note(_WRITTEN(n=len(findings), name=name).to(language))


def _print(listing: Listing, options: _Options) -> None:
    colored = wants_color(options.color, sys.stdout)
    in_file = options.output_file is not None and options.color != "always"
    style = style_for(color=colored and not in_file)
    write_result(report(listing, options, style), options.output_file)
    if options.format_ == "text":
        from cscx.lint.report.text import summary  # noqa: PLC0415 - one format a run

        err_style = style_for(color=wants_color(options.color, sys.stderr))
        note(summary(listing, err_style).rstrip("\n"))


def report(listing: Listing, options: Any, style: Any) -> str:
    """The report in the asked format."""
    from cscx.lint.report import github, gitlab, json_report, junit, sarif, text  # noqa: PLC0415

    if options.format_ == "sarif":
        from cscx.lint.registry import rules  # noqa: PLC0415 - rule texts

        return sarif.render(listing, rules())
    if options.statistics:
        from cscx.lint.explanation import parse  # noqa: PLC0415
        from cscx.lint.registry import rules  # noqa: PLC0415

        return text.statistics(listing, lambda code: parse(rules()[code].explanation).title, style)
    if options.format_ == "text":
        return text.render(listing, style)
    plain = {"json": json_report, "github": github, "gitlab": gitlab, "junit": junit}
    return plain[options.format_].render(listing)


__all__ = ["Outcome", "command"]
