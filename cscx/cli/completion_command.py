"""`cscx completion`."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from cscx.cli.command import Argument, Command, Example, language_option
from cscx.cli.output import write_result

_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command(
    "completion",
    cls=Command,
    summary=("셸 자동 완성 스크립트를 낸다.", "Print the shell completion script."),
    about=(
        "명령, 옵션, 규칙 코드, 문서 종류를 셸에서 완성한다.",
        "Completes commands, options, rule codes and kinds in your shell.",
    ),
    examples=(
        Example(
            "echo 'eval \"$(cscx completion bash)\"' >> ~/.bashrc",
            "bash에 설치한다",
            "install in bash",
        ),
        Example(
            "echo 'eval \"$(cscx completion zsh)\"' >> ~/.zshrc", "zsh에 설치한다", "install in zsh"
        ),
        Example(
            "cscx completion fish > ~/.config/fish/completions/cscx.fish",
            "fish에 설치한다",
            "install in fish",
        ),
    ),
)
@click.argument(
    "shell",
    metavar="SHELL",
    type=click.Choice(list(_SHELLS)),
    cls=Argument,
    words=("bash, zsh, fish 가운데 하나.", "One of bash, zsh, fish."),
)
@language_option
@click.pass_context
def command(ctx: click.Context, /, *, shell: str) -> None:
    """Print the completion script of a shell."""
    group = ctx.find_root().command
    write_result(_SHELLS[shell](group, {}, "cscx", "_CSCX_COMPLETE").source() + "\n", None)
