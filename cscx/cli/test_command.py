"""`cscx test`."""

from __future__ import annotations

from typing import Any

import click

from cscx.cli.asked_paths import AskedPaths, repository_base, shown_from
from cscx.cli.asked_tests import among
from cscx.cli.command import Command, Example, language_for, language_of
from cscx.cli.errors import Failure
from cscx.cli.opening import Opened, current_folder, day, open_settings
from cscx.cli.output import StatusLine
from cscx.cli.test_options import RunOptions, test_options
from cscx.messages import Text

_RUNNING = Text("돌려 보는 중 {done}/{total}", "Running {done}/{total}")
_TOGETHER = Text("{one}, {other} 가운데 하나만 쓰세요.", "Use only one of {one} and {other}.")
_NEEDS = Text("{one} 옵션은 {other} 옵션과 함께 씁니다.", "{one} goes with {other}.")
_PERCENT = Text(
    "--threshold에는 0부터 100까지의 수를 씁니다.", "--threshold takes a number from 0 to 100."
)
_ALL = 100


@click.command(
    "test",
    cls=Command,
    summary=("예시와 시나리오를 돌려 본다.", "Run the examples and scenarios."),
    about=(
        """판정표와 에스컬레이션의 examples, scenarios 폴더의 .feature 파일을 돌려 보고, 틀린 곳과 까닭,
        아직 확인하지 않은 규칙과 경계를 보여 준다. 경계는 조건이 바뀌기 직전의 마지막 값이다.

        0은 모두 통과, 1은 틀린 것 있음, 2는 실행할 수 없음.""",
        """Runs the examples of tables and matrices and the .feature files in scenarios, and shows
        what fails and why, and which rules and boundaries are not tried yet. A boundary is the last
        value before a condition changes.

        Exit 0 all passed, 1 failures, 2 cannot run.""",
    ),
    examples=(
        Example("cscx test", "모두 돌려 본다", "run everything"),
        Example("cscx test return-eligibility", "표 하나만", "one table only"),
        Example(
            "cscx test --suggest return-eligibility",
            "빠진 경계의 예시를 만들어 본다",
            "propose examples for what is not tried",
        ),
        Example(
            "cscx test --mutate return-shipping-fee",
            "예시가 실수를 알아채는지 본다",
            "see whether the examples notice mistakes",
        ),
        Example("cscx test --steps", "시나리오에 쓸 문장을 본다", "list the steps of scenarios"),
        Example(
            "cscx test -f junit --output-file test.xml", "CI에 올릴 파일을 쓴다", "a file for CI"
        ),
    ),
)
@test_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Run the examples and scenarios."""
    options = RunOptions(**given)
    _refuse_contradictions(options)
    if options.steps:
        from cscx.cli.step_list import print_steps  # noqa: PLC0415 - loads every step

        print_steps(options, language_of(ctx))
        return
    run = _open(ctx, options)
    if options.suggest:
        from cscx.cli.suggesting import suggest  # noqa: PLC0415 - loads the editor

        ctx.exit(suggest(run, options))
    if options.mutate:
        from cscx.cli.mutating import mutate  # noqa: PLC0415 - loads the mutants

        ctx.exit(mutate(run, options))
    ctx.exit(_test(run, options))


def _open(ctx: click.Context, options: RunOptions) -> Opened:
    start = current_folder()
    if options.words and (start / options.words[0]).exists():
        start /= options.words[0]
    root, settings = open_settings(start)
    return Opened(root, settings, language_for(ctx, settings))


def _test(run: Opened, options: RunOptions) -> int:
    from cscx.cli.test_printing import print_results  # noqa: PLC0415 - --help needs none of it
    from cscx.content.loading import read_corpus  # noqa: PLC0415
    from cscx.testing.features import read_features  # noqa: PLC0415
    from cscx.testing.run import run_tests  # noqa: PLC0415

    corpus = read_corpus(run.root, run.settings, as_of=day(options.as_of))
    features = list(read_features(run.root, run.settings))
    asked = among(
        options.words,
        AskedPaths(run.root, run.settings.content),
        corpus,
        [feature.path for feature in features],
    )

    def words(done: int, total: int) -> str:
        return _RUNNING(done=done, total=total).to(run.language)

    with StatusLine(words) as progress:
        results = run_tests(corpus, features, asked, options.threshold, progress)
    base = current_folder()
    if options.format_ == "github":
        base = repository_base(run.root, base)
    print_results(results, options, run.root, run.language, shown_from(run.root, base))
    return 1 if results.findings else 0


def _refuse_contradictions(options: RunOptions) -> None:
    for one, other, both in (
        ("--suggest", "--mutate", options.suggest and options.mutate),
        ("--steps", "--suggest", options.steps and options.suggest),
        ("--steps", "--mutate", options.steps and options.mutate),
        (
            "--threshold",
            "--suggest",
            options.threshold and options.suggest,
        ),
    ):
        if both:
            raise Failure(_TOGETHER(one=one, other=other))
    if not 0 <= options.threshold <= _ALL:
        raise Failure(_PERCENT)
    if options.write and not options.suggest:
        raise Failure(_NEEDS(one="--write", other="--suggest"))
    if options.format_ in ("junit", "github") and (options.suggest or options.mutate):
        other = "--suggest" if options.suggest else "--mutate"
        raise Failure(_TOGETHER(one=f"--format {options.format_}", other=other))
