"""Where things are printed: results to stdout or a file, progress to stderr on a terminal only."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Self, TextIO

import click

from cscx.cli.command import Option
from cscx.cli.errors import Failure
from cscx.messages import Language, Text

Style = Callable[[str, str], str]

_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36",
}  # fmt: skip
_PATIENCE = 0.4  # seconds; what is done sooner needs no status line
_CANNOT_WRITE = Text("{name}에 쓸 수 없습니다: {reason}", "Cannot write {name}: {reason}")


@dataclass(frozen=True, slots=True)
class Printing:
    """How a result is to be printed: text or json, in which language, coloured or not."""

    format: str
    language: Language
    color: str

    def style(self, stream: TextIO) -> Style:
        """The colours of a stream."""
        return style_for(color=wants_color(self.color, stream))


def color_option(function: Any) -> Any:
    """`--color`."""
    return click.option(
        "--color",
        cls=Option,
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        words=(
            "색을 쓸지. auto는 터미널에서만 쓰고 NO_COLOR와 FORCE_COLOR를 따른다.",
            "Whether to colour. auto does on a terminal and heeds NO_COLOR and FORCE_COLOR.",
        ),
    )(function)


def format_option(function: Any) -> Any:
    """`--format` of a command that prints one result: for people, or as JSON."""
    return click.option(
        "-f",
        "--format",
        "format_",
        cls=Option,
        type=click.Choice(["text", "json"]),
        default="text",
        words=("출력 형식.", "Output format."),
    )(function)


def wants_color(choice: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: the option first, then NO_COLOR, FORCE_COLOR and the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def style_for(*, color: bool) -> Style:
    """A function that colours a text, or leaves it as it is."""
    return _colored if color else _plain


def _colored(text: str, name: str) -> str:
    return f"\033[{_CODES[name]}m{text}\033[0m" if text else text


def _plain(text: str, _name: str) -> str:
    return text


def write_result(text: str, file: str | None) -> None:
    """Print a result, or put it whole into a file. Raises Failure."""
    if file is None:
        click.echo(text, nl=False, color=True)
        return
    try:
        Path(file).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(_CANNOT_WRITE(name=file, reason=reason)) from None


def write_json(data: Any, file: str | None = None) -> None:
    """Print data as JSON, or put it whole into a file. Raises Failure."""
    write_result(json.dumps(data, ensure_ascii=False, indent=2) + "\n", file)


def note(text: str) -> None:
    """Something beside the result, on stderr."""
    click.echo(text, err=True, color=True)


@contextmanager
def working(words: str) -> Iterator[None]:
    """A line on stderr while something takes its time; nothing unless it is a terminal."""
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write(words)
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


class StatusLine:
    """One line on stderr that is overwritten and at last wiped; nothing unless it is a terminal."""

    def __init__(self, words: Callable[[int, int], str]) -> None:
        self._words = words
        self._shown = False
        self._percent = -1
        self._from = monotonic() + _PATIENCE

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is."""
        percent = done * 100 // max(total, 1)
        if percent == self._percent or monotonic() < self._from or not sys.stderr.isatty():
            return
        self._percent, self._shown = percent, True
        sys.stderr.write(f"\r\033[K{self._words(done, total)}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
