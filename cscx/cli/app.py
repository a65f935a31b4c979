"""The `cscx` command: a group whose commands are imported when they are called.

Its help page is written from COMMANDS, so that showing it loads nothing but click.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import click

from cscx import __version__
from cscx.cells import wrap
from cscx.cli.command import Option, language_option
from cscx.cli.help import columns, options, say, table, usage
from cscx.cli.language import Language, here

# name → one line in Korean and English, in the order of the help page.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("새 지식 베이스를 만든다", "start a new knowledge base"),
    "new": ("문서나 목록의 뼈대를 만든다", "write the skeleton of a document"),
    "lint": ("문서를 검사한다", "check the documents"),
    "explain": ("규칙을 설명한다", "explain a rule"),
    "test": ("예시와 시나리오를 돌려 본다", "run the examples and scenarios"),
    "decide": ("판정표에 묻는다", "ask a decision table"),
    "walk": ("SOP를 사례 하나로 밟아 본다", "take a case through an SOP"),
    "who": ("지금 누구에게 연락하는지 본다", "see who is called now"),
    "search": ("문서를 찾는다", "search the documents"),
    "quiz": ("지금 기준으로 만든 문제를 푼다", "answer questions made from the policies"),
    "drill": ("고객과의 상담을 연습한다", "practise a conversation with a customer"),
    "train": ("학습 문제를 만들고 검사한다", "make and check the questions"),
    "build": ("사이트를 만든다", "build the site"),
    "serve": ("고치면서 바로 본다", "preview the site while editing"),
    "diff": ("무엇이 달라지는지 뜻으로 본다", "show what a change means"),
    "impact": ("무엇이 여기에 기대는지 본다", "show what depends on something"),
    "review": ("승인하고, 승인이 아직 맞는지 본다", "approve, and see what still holds"),
    "codeowners": ("CODEOWNERS를 만든다", "write CODEOWNERS from approvers"),
    "schema": ("편집기가 쓸 스키마를 만든다", "write the schema editors complete from"),
    "completion": ("셸 자동 완성을 설치할 스크립트를 낸다", "print the shell completion script"),
}
_ABOUT = (
    "고객 응대 기준을 코드처럼 다룬다. 절차, 스크립트, 판정표, 에스컬레이션을 YAML로 쓰고, 검사하고, 사이트로 낸다.",
    "Customer-service policy as code: procedures, scripts, exception tables and escalations in YAML, checked and published.",
)
_MORE = ("명령 하나를 자세히: cscx COMMAND --help", "More about one command: cscx COMMAND --help")
_VERSION = ("버전을 보여 준다.", "Show the version.")
_STOPPED = {"ko": "멈췄습니다.", "en": "Stopped."}
_GONE = {
    "ko": "오류: 지금 있는 폴더가 지워졌습니다. 다른 폴더로 옮겨 실행하세요.",
    "en": "Error: The current folder was deleted. Run this from another one.",
}
_BUG = {
    "ko": "오류: cscx가 잘못됐습니다. 위의 내용을 그대로 알려 주세요.",
    "en": "Error: cscx itself failed. Please report what stands above.",
}
_INTERRUPTED = 130


# The disk's or the owner's doing, not a mistake of the tool.
_NOT_OURS = frozenset({errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EPERM, errno.EROFS})


class App(click.Group):
    """The group. Speaks one language from the first argument on, and tells every error in it."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]  # narrower than click: always exits
        """Run and exit: 0 clean, 1 findings, 2 when it cannot go on, 130 when interrupted."""
        given = list(sys.argv[1:] if args is None else args)
        language = here(given)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            os.getcwd()
        except FileNotFoundError:
            click.echo(_GONE[language], err=True)
            sys.exit(2)
        extra |= {"standalone_mode": False, "prog_name": "cscx", "obj": language}
        try:
            code = super().main(given, **extra)
        except click.Abort:
            click.echo(_STOPPED[language], err=True)
            sys.exit(_INTERRUPTED)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.message)
            sys.exit(2)
        except Exception as error:  # noqa: BLE001 - what is not expected is told, too, but never as findings
            sys.exit(_tell(error, language))
        sys.exit(code if isinstance(code, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Every command in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is click's
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cscx.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The help page, without importing a command."""
        return "\n".join(self._page(ctx, ctx.obj or here(())))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Commands with their line, without importing them."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for completion

        index = 0 if here(()) == "ko" else 1
        return [
            CompletionItem(name, help=lines[index])
            for name, lines in COMMANDS.items()
            if name.startswith(incomplete)
        ] or super().shell_complete(ctx, incomplete)

    def _page(self, ctx: click.Context, language: Language) -> Iterator[str]:
        index = 0 if language == "ko" else 1
        yield usage(self, ctx, language)
        yield ""
        yield from wrap(_ABOUT[index], columns())
        yield ""
        yield from table(
            say("commands", language), [(name, lines[index]) for name, lines in COMMANDS.items()]
        )
        yield from table(say("options", language), options(self, ctx, language))
        yield _MORE[index]


def _tell(error: Exception, language: Language) -> int:
    from cscx.cli.errors import cannot_write, told  # noqa: PLC0415 - --help needs none of it
    from cscx.settings import SettingsError  # noqa: PLC0415 - the same

    if isinstance(error, (click.ClickException, SettingsError)):
        click.echo(told(error, language), err=True)
    elif isinstance(error, OSError) and error.errno in _NOT_OURS:
        click.echo(told(cannot_write(error), language), err=True)
    else:
        import traceback  # noqa: PLC0415 - only for a defect of the tool

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        click.echo(_BUG[language], err=True)
    return 2


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, cls=Option, prog_name="cscx", words=_VERSION)
@language_option
def main() -> None:
    """Customer-service policy as code."""
