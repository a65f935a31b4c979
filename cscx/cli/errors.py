"""What went wrong on the command line, in Korean and English: a sentence, what to do, exit code 2."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

import click

from cscx.messages import DID_YOU_MEAN, Language, Text
from cscx.settings import SettingsError
from cscx.text import closest

_ERROR = Text("오류", "Error")
_HELP = Text("도움말: {path} --help", "Help: {path} --help")
_ALLOWED = Text("쓸 수 있는 값: {values}", "Allowed: {values}")

_NO_COMMAND = Text("‘{name}’ 명령은 없습니다.", "There is no command '{name}'.")
_NO_OPTION = Text("‘{name}’ 옵션은 없습니다.", "There is no option '{name}'.")
_NO_ARGUMENT = Text("{name} 자리가 비었습니다.", "{name} is missing.")
_NO_VALUE = Text("{name} 뒤에 값이 없습니다.", "{name} needs a value.")
_NO_VALUES = Text("{name} 뒤에 값이 {n}개 옵니다.", "{name} needs {n} values.")
_SEVERAL = re.compile(r"requires (\d+) arguments")
_TOO_MANY = Text("남는 인자가 있습니다: {values}", "Unexpected arguments: {values}")
_NO_CHOICE = Text("{name}에 ‘{value}’ 값은 쓸 수 없습니다.", "'{value}' is no value of {name}.")
_NO_NUMBER = Text(
    "{name}에는 {low}부터 {high}까지의 수를 쓰세요. ‘{value}’{value:은/는} 쓸 수 없습니다.",
    "{name} takes a number from {low} to {high}, not '{value}'.",
)
_FOLDER = Text("{name}: ‘{value}’{value:은/는} 폴더입니다.", "{name}: '{value}' is a folder.")
_GIVE_FILE = Text("파일 이름까지 쓰세요.", "Give the name of a file.")
_FILE = Text("{name}: ‘{value}’{value:은/는} 파일입니다.", "{name}: '{value}' is a file.")
_GIVE_FOLDER = Text("폴더 이름을 쓰세요.", "Give the name of a folder.")
_CANNOT_WRITE = Text("{name}에 쓸 수 없습니다: {reason}", "Cannot write {name}: {reason}")
_NO_OUTPUT = Text("결과를 쓸 수 없습니다: {reason}", "Cannot write the result: {reason}")
_NO_DATE = Text(
    "‘{value}’ 날짜를 읽을 수 없습니다. 2026-03-01처럼 쓰세요.",
    "'{value}' is not a date. Write it as 2026-03-01.",
)


class Failure(click.ClickException):
    """A run that cannot go on: usage, settings or input. `text` says why, `hint` what to do."""

    exit_code = 2

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.hint = hint


def told(error: Exception, language: Language) -> str:
    """The lines that tell of an error, for stderr."""
    text, hints = _words(error)
    lines = [f"{_ERROR.to(language)}: {text.to(language)}"]
    lines.extend(f"  {hint.to(language)}" for hint in hints)
    return "\n".join(lines)


def did_you_mean(name: str, candidates: Iterable[str]) -> Text | None:
    """The hint that names the candidate most like a word, if one is."""
    meant = closest(name, candidates, cutoff=0.6)
    return DID_YOU_MEAN(near=meant) if meant else None


def cannot_write(error: OSError) -> Failure:
    """A disk that is full or a place where nothing may be written."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return Failure(_NO_OUTPUT(reason=reason))
    return Failure(_CANNOT_WRITE(name=error.filename, reason=reason))


def no_choice(value: str, name: str, choices: Iterable[str]) -> Failure:
    """A word that is none of the words an option or argument takes."""
    known = list(choices)
    hint = did_you_mean(value, known) or _ALLOWED(values=", ".join(known))
    return Failure(_NO_CHOICE(value=value, name=name), hint)


def _words(error: Exception) -> tuple[Text, list[Text]]:
    if isinstance(error, SettingsError):
        return error.text, []
    if isinstance(error, Failure):
        return error.text, [error.hint] if error.hint else []
    for kind, words in _BY_KIND:
        if isinstance(error, kind):
            text, hint = words(error)
            return text, [part for part in (hint, _help(error)) if part is not None]
    message = str(error)
    return Text(message, message), []


def _help(error: Any) -> Text | None:
    return _HELP(path=error.ctx.command_path) if error.ctx is not None else None


def _no_command(error: Any) -> tuple[Text, Text | None]:
    commands = error.ctx.command.list_commands(error.ctx)
    return _NO_COMMAND(name=error.command_name), did_you_mean(error.command_name, commands)


def _no_option(error: Any) -> tuple[Text, Text | None]:
    known = [name for param in error.ctx.command.params for name in param.opts if name[0] == "-"]
    return _NO_OPTION(name=error.option_name), did_you_mean(error.option_name, known)


def _missing(error: Any) -> tuple[Text, Text | None]:
    return _NO_ARGUMENT(name=error.param.make_metavar(error.ctx)), None


def _no_value(error: Any) -> tuple[Text, Text | None]:
    several = _SEVERAL.search(
        str(error.message)
    )  # click's own words, the only place that says how many
    if several is not None:
        return _NO_VALUES(name=error.option_name, n=several[1]), None
    return _NO_VALUE(name=error.option_name), None


def _bad_value(error: Any) -> tuple[Text, Text | None]:
    param = error.param
    value = str(error.message).split("'")[1] if "'" in str(error.message) else ""
    if isinstance(param.type, click.DateTime):
        return _NO_DATE(value=value), None
    name = (
        max(param.opts, key=len)
        if param.param_type_name == "option"
        else param.make_metavar(error.ctx)
    )
    if isinstance(param.type, click.IntRange):
        # click quotes a word, but not a number out of range
        given = value or str(error.message).split(" ", 1)[0]
        return _NO_NUMBER(name=name, low=param.type.min, high=param.type.max, value=given), None
    if isinstance(param.type, click.Path) and os.path.isdir(value):
        return _FOLDER(name=name, value=value), _GIVE_FILE
    if isinstance(param.type, click.Path) and os.path.isfile(value):
        return _FILE(name=name, value=value), _GIVE_FOLDER
    if isinstance(param.type, click.Choice):
        failure = no_choice(value, name, list(param.type.choices))
        return failure.text, failure.hint
    return _NO_CHOICE(value=value, name=name), None


def _usage(error: Any) -> tuple[Text, Text | None]:
    message = str(error.message)
    if "extra argument" in message:
        values = message.partition("(")[2].rpartition(")")[0]
        return _TOO_MANY(values=values), None
    return Text(message, message), None


_BY_KIND: tuple[tuple[type[Exception], Callable[[Any], tuple[Text, Text | None]]], ...] = (
    (click.exceptions.NoSuchCommand, _no_command),
    (click.NoSuchOption, _no_option),
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
    (click.BadOptionUsage, _no_value),
    (click.UsageError, _usage),
)
