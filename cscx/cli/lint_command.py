"""`cscx lint`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cscx.cli.asked_paths import AskedPaths, chosen, repository_base, shown_from
from cscx.cli.command import Command, Example, language_for
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.lint_changed import Changes, caused, changes
from cscx.cli.lint_listing import Asked, Sources, listing_of, read_baseline, wanted
from cscx.cli.lint_options import LintOptions, lint_options
from cscx.cli.lint_printing import print_changes, print_listing
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import StatusLine, note, write_result
from cscx.diagnostic import Diagnostic, Severity
from cscx.lint import baseline
from cscx.lint.selection import Selection, known_words, unknown
from cscx.lint.session import Outcome, check
from cscx.messages import Language, Text
from cscx.settings import Settings

if TYPE_CHECKING:
    from cscx.cli.lint_fixes import Check, Mended

_FROM_REPOSITORY = ("sarif", "github", "gitlab")
_FAILING = frozenset({Severity.ERROR})

_READING = Text("문서를 읽는 중 {done}/{total}", "Reading documents {done}/{total}")
_NOTHING = Text("검사할 문서가 하나도 없습니다.", "There is no document to check.")
_FOLDERS = Text("문서를 두는 폴더: {folders}", "Documents belong below: {folders}")
_NO_RULE = Text("‘{word}’ 규칙이나 계열은 없습니다.", "There is no rule or family '{word}'.")
_NO_SUCH_SEVERITY = Text(
    "설정의 lint.severity에 적은 ‘{word}’ 규칙은 없습니다.",
    "lint.severity in the settings names no rule: '{word}'.",
)
_LIST_RULES = Text("모두 보기: cscx explain --list", "All of them: cscx explain --list")
_TOGETHER = Text(
    "{one}, {other} 가운데 하나만 쓰세요.",
    "Use only one of {one} and {other}.",
)
_MENDED = Text("{n}개를 고쳤습니다(파일 {files}개).", "Mended {n} (files: {files}).")
_WOULD_MEND = Text(
    "--fix로 {n}개를 고칠 수 있습니다(파일 {files}개).", "--fix would mend {n} (files: {files})."
)
_REFUSED = Text(
    "{n}개는 다른 곳까지 바꾸게 되어 고치지 않았습니다.",
    "{n} not mended: something else would change.",
)
_WRITTEN = Text(
    "{n}개를 {name}에 적었습니다. 이제 새로 생긴 것만 보입니다.",
    "Wrote {n} to {name}. From now on only new findings show.",
)


@click.command(
    "lint",
    cls=Command,
    summary=("문서를 검사한다.", "Check the documents."),
    about=(
        """지식 베이스 전체를 읽고, PATH를 주면 그 아래의 문제만 보여 준다.
        결과는 표준 출력에, 요약은 표준 오류에 쓴다.

        0은 문제없음, 1은 오류 있음, 2는 실행할 수 없음.""",
        """Reads the whole knowledge base and, given PATHs, shows only what is found below them.
        The report goes to stdout, the summary to stderr.

        Exit 0 clean, 1 errors, 2 cannot run.""",
    ),
    examples=(
        Example("cscx lint", "모두 검사한다", "check everything"),
        Example("cscx lint sops/scripts", "스크립트 폴더의 문제만 본다", "show one folder only"),
        Example("cscx lint --diff", "고칠 수 있는 것을 미리 본다", "preview what can be mended"),
        Example(
            "cscx lint --changed",
            "이 브랜치에서 바꾼 문서만 본다",
            "show the documents this branch changed",
        ),
        Example(
            "cscx lint -f sarif --output-file lint.sarif",
            "코드 스캐닝에 올릴 파일을 쓴다",
            "write a file for code scanning",
        ),
    ),
)
@lint_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Check the documents."""
    options = LintOptions(**given)
    _refuse_contradictions(options)
    root, settings = open_settings(_start(options))
    _refuse_unknown_severities(settings)
    language = language_for(ctx, settings)
    paths = AskedPaths(root, settings.content)
    starts = [paths.start_of(path) for path in options.paths]
    unsaved = _unsaved(options, paths)
    file = _baseline_file(options, root, settings)
    changed = None
    if options.changed is not None:
        changed = changes(root, options.changed or None)
    asked = Asked(
        among=_among(changed, starts or list(unsaved)),
        selection=_selection(options),
        known=() if options.write_baseline else read_baseline(file),
        failing=_FAILING | {Severity.WARNING} if options.strict else _FAILING,
        language=language,
    )
    run = _runner(root, settings, options, language)
    outcome = run(unsaved)
    if not outcome.documents:
        raise Failure(_NOTHING, _FOLDERS(folders=", ".join(settings.content)))
    if options.write_baseline:
        _write_baseline(
            outcome.findings, file or root / baseline.FILE, Sources(root, unsaved), language
        )
        return
    base = current_folder()
    if options.format_ in _FROM_REPOSITORY:
        base = repository_base(root, base)
    shown = shown_from(root, base)
    if options.fix or options.diff:
        from cscx.cli.lint_fixes import mend, preview, write  # noqa: PLC0415 - loads the YAML reader

        done = mend(
            root, run, outcome, lambda found, made: wanted(found, asked, Sources(root, made))
        )
        if options.fix:
            write(root, done.contents)
            outcome = done.outcome
        else:
            print_changes(preview(root, done.contents, shown), options)
        _tell_mended(done, options, language)
    if changed is not None:
        new = caused(changed, settings.content, outcome.findings, run)
        inside = chosen(starts)
        asked = asked._replace(caused=lambda found: inside(found.path) and new(found))
    listing = listing_of(outcome.findings, outcome.documents, asked, Sources(root, unsaved), shown)
    print_listing(listing, options)
    ctx.exit(1 if listing.failed and not options.exit_zero else 0)


def _runner(root: Path, settings: Settings, options: LintOptions, language: Language) -> Check:
    def run(unsaved: Mapping[str, bytes | None]) -> Outcome:
        def words(done: int, total: int) -> str:
            return _READING(done=done, total=total).to(language)

        with StatusLine(words) as progress, _without_collecting():
            return check(
                root,
                settings,
                as_of=day(options.as_of),
                unsaved=unsaved,
                use_cache=not options.no_cache,
                progress=progress,
            )

    return run


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave garbage alone: a run keeps what it makes, and looking for cycles costs a tenth of it.

    What was made is frozen, or the first collection afterwards, and that at the exit, would look
    through all of it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _tell_mended(done: Mended, options: LintOptions, language: Language) -> None:
    text = _MENDED if options.fix else _WOULD_MEND
    note(text(n=done.mended, files=len(done.contents)).to(language))
    if done.refused:
        note(_REFUSED(n=done.refused).to(language))


def _refuse_contradictions(options: LintOptions) -> None:
    for one, other, both in (
        ("--fix", "--diff", options.fix and options.diff),
        ("--fix", "--stdin-filename", options.fix and options.stdin_filename),
        ("--diff", "--stdin-filename", options.diff and options.stdin_filename),
        ("--fix", "--write-baseline", options.fix and options.write_baseline),
        ("--diff", "--write-baseline", options.diff and options.write_baseline),
        ("--diff", "--format", options.diff and options.format_ != "text"),
        ("--statistics", "--format", options.statistics and options.format_ != "text"),
    ):
        if both:
            raise Failure(_TOGETHER(one=one, other=other))


def _refuse_unknown_severities(settings: Settings) -> None:
    if not settings.lint.severity:
        return
    from cscx.lint.registry import rules  # noqa: PLC0415 - loads every rule

    known = [*rules(), *(rule.name for rule in rules().values())]
    for word in settings.lint.severity:
        if word not in known:
            hint = did_you_mean(word, known) or _LIST_RULES
            raise Failure(_NO_SUCH_SEVERITY(word=word), hint)


def _start(options: LintOptions) -> Path:
    """Where to look for the knowledge base: around the first path, else here."""
    here = current_folder()
    return here / options.paths[0] if options.paths else here


def _among(changed: Changes | None, starts: list[str]) -> Callable[[str], bool]:
    inside = chosen(starts)
    if changed is None:
        return inside
    return lambda name: name in changed.paths and inside(name)


def _selection(options: LintOptions) -> Selection:
    if options.select or options.ignore:
        from cscx.lint.registry import rules  # noqa: PLC0415 - loads every rule

        word = unknown((*options.select, *options.ignore), rules())
        if word is not None:
            hint = did_you_mean(word, known_words(rules())) or _LIST_RULES
            raise Failure(_NO_RULE(word=word), hint)
    return Selection(options.select, options.ignore)


def _unsaved(options: LintOptions, paths: AskedPaths) -> dict[str, bytes]:
    if options.stdin_filename is None:
        return {}
    name = paths.document(options.stdin_filename)
    return {name: sys.stdin.buffer.read()}


def _baseline_file(options: LintOptions, root: Path, settings: Settings) -> Path | None:
    if options.baseline is not None:
        return current_folder() / options.baseline
    if settings.lint.baseline:
        return root / settings.lint.baseline
    written = root / baseline.FILE
    return written if written.is_file() else None


def _write_baseline(
    findings: list[Diagnostic], file: Path, sources: Sources, language: Language
) -> None:
    write_result(baseline.write(findings, sources.marked), str(file))
    name = shown_from(file.parent, current_folder())(file.name)
    note(_WRITTEN(n=len(findings), name=name).to(language))
