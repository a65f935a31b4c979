"""`cscx train check`."""

from __future__ import annotations

from datetime import datetime

import click

from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, format_option, write_json, write_result
from cscx.cli.train_report import as_data, as_text
from cscx.cli.train_told import tell
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.training.bank import bank_of
from cscx.training.checks.finding import Weight
from cscx.training.checks.run import check as run
from cscx.training.drills.checking import check_drills
from cscx.training.places import Places


@click.command(
    "check",
    cls=Command,
    summary=("문제와 문제 은행을 검사한다.", "Check the questions and the bank."),
    about=(
        """정답이 지금 기준의 답인지, 보기가 답을 흘리지 않는지, 아무것도 모르고 찍으면 몇 점인지, 규칙과
        경계와 갈래를 빠짐없이 묻는지 본다. 찍기 점수는 시드 50개로 100문제씩 뽑아 잰다. 드릴은 막힌 곳 없이
        끝까지 가는지, 바른 길이 절차를 따라간 길인지, 모든 갈래와 규칙에 가는지 본다.

        0은 오류 없음, 1은 오류가 있거나 찍기가 통함(--strict면 경고도), 2는 실행할 수 없음.""",
        """Whether keys are what the policy says, whether options give the key away, how far guessing
        gets (50 seeds, 100 questions each), and which rules, boundaries and ways nothing asks about.
        Whether every drill comes to an end, its ideal path is the policy's own walk, and which ways
        and rules the drills come by.

        Exit 0 no error, 1 errors or a guess that pays (with --strict also warnings), 2 cannot run.""",
    ),
    examples=(
        Example("cscx train check", "요약과 눈에 띄는 것", "a summary and what stands out"),
        Example("cscx train check --all", "찾은 것을 모두 본다", "every finding"),
        Example("cscx train check -f json", "다른 도구에 넘긴다", "for another tool"),
    ),
)
@click.option(
    "--all",
    "all_",
    is_flag=True,
    cls=Option,
    words=("경고를 줄이지 않고 모두 보여 준다.", "Show every warning, not the first few."),
)
@click.option(
    "--strict",
    is_flag=True,
    cls=Option,
    words=("경고가 있어도 1로 끝낸다.", "Exit 1 for warnings, too."),
)
@format_option
@as_of_option
@color_option
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    /,
    *,
    all_: bool,
    strict: bool,
    format_: str,
    as_of: datetime | None,
    color: str,
) -> None:
    """Check the questions."""
    root, settings = open_settings(current_folder())
    printing = Printing(format_, language_for(ctx, settings), color)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    policies = Policies(corpus)
    bank = bank_of(policies)
    checked = run(bank, policies)
    tell(root, checked, corpus)
    drills = check_drills(policies)
    places = Places(corpus)
    if printing.format == "json":
        write_json(as_data(bank, checked, drills, places))
    else:
        write_result(as_text(bank, checked, drills, places, printing, every=all_), None)
    weights = {finding.check.weight for finding in checked.findings}
    weights |= {finding.check.weight for finding in drills.findings}
    sound = checked.passes and drills.passes
    ctx.exit(0 if sound and not (strict and Weight.WARNING in weights) else 1)
