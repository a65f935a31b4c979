"""`cscx who`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from cscx.cli.asked_matrix import matrix_asked, split
from cscx.cli.asked_table import item_of, standing
from cscx.cli.asking import NOBODY, STOP, Reply, ask, on_terminal
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.given_facts import Known, given_facts
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import color_option, note, style_for, wants_color, write_result
from cscx.cli.who_data import who_data
from cscx.cli.who_text import WhoText
from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import input_meant
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.who import OnCall, who_known
from cscx.policy.language.problem import ProblemError
from cscx.policy.tables.chain import all_fields
from cscx.worktime import parse_duration

_MISSING = Text(
    "‘{name}’{name:이/가} 없어 누구인지 알 수 없습니다.", "Without {name} nobody can be named."
)
_GIVE = Text("{name}={values}처럼 쓰세요.", "Write {name}={values}.")
_GIVE_ANY = Text("‘{name}=값’으로 쓰세요.", "Write {name}=value.")
_NO_ELAPSED = Text(
    "--elapsed에 쓴 ‘{text}’{text:은/는} 지난 시간이 아닙니다.",
    "--elapsed: '{text}' is no time gone by.",
)
_ELAPSED_IS = Text(
    "12분, 1시간 30분처럼 분과 시간으로 쓰세요.", "Write it in minutes and hours: 12분, 1시간 30분."
)
_LONGEST = timedelta(days=3660)


@click.command(
    "who",
    cls=Command,
    summary=("지금 누구에게 연락하는지 본다.", "See who is called now."),
    about=(
        """심각도 같은 사실을 이름=값으로 쓴다. at은 일이 시작된 시각이고, 안 쓰면 지금이다. 공휴일과 쉬는 날,
        역할의 근무 시간과 대신할 역할까지 따져 실제로 받는 사람을 찾는다. 모자라는 사실은 터미널에서 묻는다.

        0은 연락할 사람을 찾음, 1은 없음(받을 사람이 없거나, 순서가 끝났거나, 맞는 규칙이 없음), 2는 실행할 수 없음.""",
        """Give the facts as name=value, such as the severity. `at` is when the case began; without
        it, now. Holidays, days off, hours of roles and backups are taken into account. What is
        missing is asked for on a terminal.

        Exit 0 somebody is called, 1 nobody is (off duty, run out, or no rule fits), 2 cannot run.""",
    ),
    examples=(
        Example("cscx who cs-escalation 심각도=P2", "지금 누구에게", "who is called now"),
        Example(
            "cscx who cs-escalation 심각도=P2 at='2026-10-05 23:10'",
            "그때라면 누구에게",
            "who would be called then",
        ),
        Example(
            "cscx who cs-escalation 심각도=P1 at='2026-11-23 14:00' --elapsed 12분",
            "12분 동안 답이 없었다면",
            "after twelve minutes without an answer",
        ),
        Example(
            "cscx who cs-escalation 심각도=P3 --format json",
            "다른 프로그램이 읽게 낸다",
            "for other programs",
        ),
    ),
)
@click.argument(
    "arguments",
    nargs=-1,
    cls=Argument,
    metavar="[MATRIX] [NAME=VALUE]...",
    words=(
        "에스컬레이션의 id(하나뿐이면 안 써도 된다)와 아는 것. at은 시각(2026-10-05 23:10, 오늘이면 23:10).",
        "Id of a matrix, if there are several, and what is known. at is a time (2026-10-05 23:10, or 23:10 for today).",
    ),
)
@click.option(
    "--elapsed",
    cls=Option,
    metavar="TIME",
    words=(
        "답이 없이 지난 시간(12분, 1시간 30분).",
        "Time gone by without an answer (12 minutes).",
    ),
)
@click.option(
    "-f",
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    words=("출력 형식.", "Output format."),
)
@as_of_option
@language_option
@color_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Say who is called."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    name, arguments = split(given["arguments"])
    facts = given_facts(arguments)
    elapsed = _elapsed(given["elapsed"])
    corpus = read_corpus(root, settings, as_of=day(given["as_of"]))
    matrix = matrix_asked(Policies(corpus), name)
    hindrance = standing(corpus, matrix.name, "escalation")
    if hindrance is not None:
        note(hindrance.to(language))
    at, present = _moment(facts.take("at"), matrix.calendar, given["as_of"], elapsed)
    chain = matrix.chain
    known = facts.read(all_fields(chain), lambda name: input_meant(chain, name))
    found = _ask(corpus, matrix, known, (at, elapsed), language, given["color"])
    if given["format_"] == "json":
        data = who_data(matrix, found, language)
        write_result(json.dumps(data, ensure_ascii=False, indent=2) + "\n", None)
    else:
        body = next(body for doc, body in corpus.of(Escalation) if doc.id == matrix.name)
        style = style_for(color=wants_color(given["color"], sys.stdout))
        words = WhoText(body, matrix.calendar, language, style)
        write_result("\n".join(words.lines(found, present=present)) + "\n", None)
    ctx.exit(0 if found.status == "call" else 1)


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def _moment(
    text: str | None, calendar: Calendar, as_of: datetime | None, elapsed: timedelta
) -> tuple[datetime, bool]:
    """When the case began, and whether the clock said so. On `as_of` the time of day is today's."""
    present = calendar.local(now())
    if as_of is not None:
        present = present.replace(year=as_of.year, month=as_of.month, day=as_of.day)
    present = present.replace(second=0, microsecond=0)
    if text is None:
        return calendar.later(present, -elapsed), True
    try:
        return parse_moment(text, calendar, present.date()), False
    except ProblemError as error:
        problem = error.problem
        raise Failure(Text(f"{problem.text.ko}.", f"{problem.text.en}."), problem.hint) from None


def _elapsed(text: str | None) -> timedelta:
    if text is None:
        return timedelta(0)
    total = timedelta(0)
    for part in text.replace("분 ", "분|").replace("간 ", "간|").split("|"):
        duration = parse_duration(part)
        seconds = None if duration is None else duration.seconds
        if seconds is None or total.total_seconds() + seconds > _LONGEST.total_seconds():
            raise Failure(_NO_ELAPSED(text=text), _ELAPSED_IS)
        total += timedelta(seconds=float(seconds))
    return total


def _ask(
    corpus: Corpus,
    matrix: Matrix,
    given: Known,
    time: tuple[datetime, timedelta],
    language: Language,
    color: str,
) -> OnCall:
    """Who is called; asks for what is missing on a terminal, else raises Failure."""
    known, unknowable = dict(given.values), set(given.nobody_knows)
    style = style_for(color=wants_color(color, sys.stderr))
    fields = all_fields(matrix.chain)
    while True:
        found = _who(matrix, known, time, unknowable)
        if found.status != "open":
            return found
        question = found.decision.ask
        if question is None or not on_terminal():
            raise _missing(matrix, question.input if question is not None else None)
        reply = ask(item_of(corpus, fields[question.input]), language, style)
        if reply is STOP:
            raise _missing(matrix, question.input)
        if reply is NOBODY:
            unknowable.add(question.input)
        elif not isinstance(reply, Reply):
            known[question.input] = reply


def _who(
    matrix: Matrix, known: dict[str, Any], time: tuple[datetime, timedelta], unknowable: set[str]
) -> OnCall:
    try:
        return who_known(matrix, known, *time, nobody_knows=unknowable)
    except ProblemError as error:
        problem = error.problem
        raise Failure(Text(f"{problem.text.ko}.", f"{problem.text.en}."), problem.hint) from None


def _missing(matrix: Matrix, name: str | None) -> Failure:
    name = name or next(iter(matrix.chain.sources))
    values: Sequence[str] = all_fields(matrix.chain)[name].values
    hint = _GIVE(name=name, values="|".join(values)) if values else _GIVE_ANY(name=name)
    return Failure(_MISSING(name=name), hint)
