"""A quiz in the terminal: one question at a time, the reason after each answer, the score at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

import click

from cscx.cells import wrap
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.assembly.form import Form
from cscx.training.bank import Bank
from cscx.training.items.item import Source
from cscx.training.places import Places
from cscx.training.play import Attempt, Put, missed, put, score
from cscx.training.titles import place_name, title_of

_HEAD = Text("문제 {at}/{of} · {title}", "Question {at}/{of} · {title}")
_RIGHT = Text("맞습니다.", "Right.")
_WRONG = Text("아닙니다. 정답은 {place}번입니다: {key}", "No. The answer is {place}: {key}")
_SOURCE = Text(
    "근거: {title} › {anchor} ({path}:{line})", "Source: {title} › {anchor} ({path}:{line})"
)
_SOURCE_WHOLE = Text("근거: {title} ({path})", "Source: {title} ({path})")
_PROMPT = Text("번호(1~{last}), 그만두려면 q: ", "Number (1 to {last}), q to stop: ")
_NO_NUMBER = Text("1부터 {last}까지 누르세요.", "Press 1 to {last}.")
_SCORE = Text("{answered}문제 가운데 {correct}문제를 맞혔습니다({percent}점).", "{correct} of {answered} right ({percent} %).")  # fmt: skip
_NOTHING = Text("푼 문제가 없습니다.", "Nothing was answered.")
_STOPPED = Text("{left}문제를 남기고 멈췄습니다.", "Stopped with {left} questions left.")
_WEAK = Text("다시 볼 문서: {titles}", "Look again at: {titles}")
_AGAIN = Text("같은 문제 다시 풀기: --seed {seed}", "The same questions again: --seed {seed}")
_MOST_WEAK = 3
_STOP = "q"
_INTERRUPT = "\x03"
_END = "\x04"

Answered = Callable[[Attempt, int], None]
"""What is told of an answer at once, with the seconds it took."""


class _Stopped(Exception):  # noqa: N818 - the player's wish, not an error
    """The player wants to stop."""


class Player:
    """Plays forms on the terminal, or over a pipe, where a line holds an answer."""

    def __init__(
        self,
        corpus: Corpus,
        bank: Bank,
        style: Style,
        language: Language,
        read: Callable[[str], str] | None = None,
        answered: Answered | None = None,
    ) -> None:
        self._corpus, self._bank = corpus, bank
        self._style, self._language = style, language
        self._places = Places(corpus)
        self._read = read or _read
        self._told = answered

    def play(self, drawn: Form) -> tuple[Attempt, ...]:
        """Put every question; what was answered until the player stopped."""
        attempts: list[Attempt] = []
        for at, question in enumerate(put(self._bank, drawn), start=1):
            self._show(question, at, len(drawn.questions))
            since = monotonic()
            try:
                attempts.append(self._answered(question, since))
            except _Stopped:
                break
        self._end(drawn, attempts)
        return tuple(attempts)

    def _show(self, question: Put, at: int, of: int) -> None:
        title = self._title(question.item.sources[0].document)
        self._say("")
        self._say(self._style(_HEAD(at=at, of=of, title=title).to(self._language), "bold"))
        stem = question.item.stems[question.question.stem].to(self._language)
        for line in stem.split("\n"):
            self._wrapped(line)
        self._say("")
        for number, option in enumerate(question.options, start=1):
            self._wrapped(option.text.to(self._language), f"  {number}  ")

    def _answered(self, question: Put, since: float) -> Attempt:
        attempt = question.answer(self._choice(len(question.options)))
        if self._told is not None:
            self._told(attempt, round(monotonic() - since))
        language = self._language
        if attempt.correct:
            self._say(self._style(_RIGHT.to(language), "green"))
        else:
            place = question.question.key + 1
            told = _WRONG(place=place, key=question.item.key.text)
            self._wrapped(self._style(told.to(language), "red"))
            chosen = next(each for each in question.options if each.code == attempt.code)
            self._wrapped(chosen.feedback.to(language), "  ")
        self._wrapped(question.item.why.to(language), "  ")
        for source in question.item.sources:
            self._say(self._style(f"  {self._source(source)}", "dim"))
        return attempt

    def _choice(self, last: int) -> int:
        """The option chosen, from 0. Raises _Stopped for q, Ctrl+C and the end of input."""
        while True:
            try:
                text = self._read(_PROMPT(last=last).to(self._language)).strip()
            except (EOFError, KeyboardInterrupt, click.Abort):
                self._say("")
                raise _Stopped from None
            if text.lower() == _STOP or text in (_INTERRUPT, _END):
                raise _Stopped
            if text.isascii() and text.isdigit() and 0 < int(text) <= last:
                return int(text) - 1
            self._say(_NO_NUMBER(last=last).to(self._language))

    def _source(self, source: Source) -> str:
        title, place = self._title(source.document), self._places.of(source)
        path = place.path if place is not None else source.document
        if not source.anchor or place is None:
            return _SOURCE_WHOLE(title=title, path=path).to(self._language)
        anchor = place_name(self._corpus, source.document, source.anchor)
        told = _SOURCE(title=title, anchor=anchor, path=path, line=place.line)
        return told.to(self._language)

    def _title(self, document: str) -> str:
        return title_of(self._corpus, document)

    def _end(self, drawn: Form, attempts: list[Attempt]) -> None:
        language, found = self._language, score(attempts)
        self._say("")
        left = len(drawn.questions) - len(attempts)
        if left:
            self._say(_STOPPED(left=left).to(language))
        if not attempts:
            self._say(_NOTHING.to(language))
            return
        told = _SCORE(answered=found.answered, correct=found.correct, percent=found.percent)
        self._say(self._style(told.to(language), "bold"))
        weak = list(missed(self._bank, attempts))[:_MOST_WEAK]
        if weak:
            titles = ", ".join(f"{self._title(name)} ({name})" for name in weak)
            self._wrapped(_WEAK(titles=titles).to(language))
        self._say(self._style(_AGAIN(seed=drawn.seed).to(language), "dim"))

    def _wrapped(self, text: str, before: str = "") -> None:
        lines = wrap(text, columns() - len(before)) or [""]
        for at, line in enumerate(lines):
            self._say(f"{before if not at else ' ' * len(before)}{line}")

    def _say(self, text: str) -> None:
        click.echo(text, color=True)


def _read(prompt: str) -> str:
    """One key on a terminal, one line elsewhere."""
    if not sys.stdin.isatty():
        return input()
    click.echo(prompt, nl=False)
    key = click.getchar()
    click.echo(key if key.isprintable() else "")
    return key
