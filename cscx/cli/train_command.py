"""`cscx train`: make and check the questions of a knowledge base."""

from __future__ import annotations

import click

from cscx.cli.command import Example, language_option
from cscx.cli.commands import Commands
from cscx.cli.train_build import build
from cscx.cli.train_check import check
from cscx.cli.train_export import export
from cscx.cli.train_results import report


@click.group(
    "train",
    cls=Commands,
    summary=("학습 문제를 만들고 검사한다.", "Make and check the questions for training."),
    about=(
        """문제와 정답은 판정표, 절차, 에스컬레이션, 스크립트, 기준값에서 셈한다. 직접 쓴 문제도 함께 담는다.
        풀어 보려면 cscx quiz.""",
        """Questions and keys are computed from tables, procedures, escalations, scripts and facts;
        hand-written ones join them. To play: cscx quiz.""",
    ),
    examples=(
        Example(
            "cscx train check",
            "문제를 검사하고 찍기 점수를 본다",
            "check, and see how guessing does",
        ),
        Example(
            "cscx train build",
            "build/training/bank.json을 만든다",
            "write build/training/bank.json",
        ),
        Example(
            "cscx train export gift track-new-agent",
            "과정의 문제를 Moodle에 올릴 파일로",
            "a track's questions for Moodle",
        ),
    ),
)
@language_option
def command() -> None:
    """Make and check questions."""


command.add_command(check)
command.add_command(build)
command.add_command(export)
command.add_command(report)
