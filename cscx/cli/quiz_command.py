"""`cscx quiz`."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Style, color_option, note, style_for, wants_color
from cscx.cli.quiz_play import Player
from cscx.cli.results_file import ResultsFile, now
from cscx.content.corpus import Corpus
from cscx.content.kinds.track import Track
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.text import nfc
from cscx.training.assembly.form import form
from cscx.training.bank import Bank, bank_of
from cscx.training.play import Attempt
from cscx.training.results import Answer
from cscx.training.scope import documents_of, for_role

_UNKNOWN = Text("‘{name}’ 문서나 학습 과정은 없습니다.", "There is no document or track '{name}'.")
_IDS = Text(
    "SOP, 판정표, 학습 과정의 id를 쓰세요. 과정: {tracks}",
    "Give the id of an SOP, a table or a track. Tracks: {tracks}",
)
_NO_ROLE = Text("‘{name}’ 역할은 없습니다.", "There is no role '{name}'.")
_ROLES = Text("과정이 있는 역할: {roles}", "Roles with a track: {roles}")
_EMPTY = Text("여기에는 낼 문제가 없습니다.", "There is nothing to ask here.")
_WHY_EMPTY = Text(
    "갈래나 경계가 있는 SOP나 판정표를 고르세요. 까닭 보기: cscx train check",
    "Choose an SOP or table with branches. To see why: cscx train check",
)
_KEPT = Text("답을 {path}에 더했습니다.", "The answers were added to {path}.")
_MOST = 500


class QuizOptions(NamedTuple):
    """What `cscx quiz` was given."""

    what: str | None
    seed: str | None
    questions: int
    role: str | None
    results: Path | None
    as_of: datetime | None
    color: str


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "what",
        required=False,
        cls=Argument,
        metavar="[SOP|TRACK]",
        words=(
            "무엇을 풀지: SOP, 판정표, 학습 과정의 id. 안 쓰면 모두.",
            "What to be asked about: id of an SOP, table or track. Everything without it.",
        ),
    ),
    click.option(
        "--count",
        "questions",
        cls=Option,
        type=click.IntRange(1, _MOST),
        default=10,
        metavar="N",
        words=("문제 수. 안 쓰면 10.", "How many questions. Default: 10."),
    ),
    click.option(
        "--seed",
        cls=Option,
        metavar="TEXT",
        words=(
            "같은 시드면 같은 문제가 같은 차례로 나온다. 안 쓰면 그때그때 다르다.",
            "The same seed gives the same questions in the same order.",
        ),
    ),
    click.option(
        "--role",
        cls=Option,
        metavar="ROLE",
        words=("이 역할이 배우는 것만(상담사).", "Only what this role is taught."),
    ),
    click.option(
        "--results",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "답을 이 결과 파일에 더한다. 없으면 새로 만들고, 이름 대신 별명을 뽑는다.",
            "Add the answers to this results file. A new one gets a drawn pseudonym, never a name.",
        ),
    ),
    as_of_option,
    color_option,
    language_option,
)


def _options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "quiz",
    cls=Command,
    summary=(
        "지금 기준으로 만든 문제를 푼다.",
        "Answer questions made from the policies in force.",
    ),
    about=(
        """정답은 판정표와 절차에서 셈한 것이다. 번호를 누르면 까닭과 근거를 바로 보여 준다. q나 Ctrl+C로
        언제든 멈추고, 푼 데까지의 점수를 본다.

        0은 풀었음, 2는 실행할 수 없음.""",
        """Keys are computed from the tables and procedures. Press a number: the reason and its source
        follow at once. q or Ctrl+C stops at any time and shows the score so far.

        Exit 0 played, 2 cannot run.""",
    ),
    examples=(
        Example(
            "cscx quiz return-change-of-mind", "SOP 하나와 그 판정표", "one SOP and its tables"
        ),
        Example(
            "cscx quiz track-new-agent --count 20", "과정에서 20문제", "20 questions of a track"
        ),
        Example(
            "cscx quiz --role 상담사 --seed 2026-11",
            "여럿이 같은 문제를 푼다",
            "the same questions for everybody",
        ),
        Example(
            "cscx quiz --count 5 --results results.json",
            "답을 결과 파일에 더한다",
            "add the answers to a results file",
        ),
    ),
)
@_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Play a quiz."""
    options = QuizOptions(**given)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    bank = _chosen(corpus, options)
    if not bank.items:
        raise Failure(_EMPTY, _WHY_EMPTY)
    seed = options.seed or secrets.token_hex(3)
    drawn = form(bank, seed, options.questions)
    for shortfall in drawn.shortfalls:
        if shortfall.level is None:
            note(shortfall.text.to(language))
    if options.results is None:
        Player(corpus, bank, _style(options), language).play(drawn)
        return
    file = ResultsFile(options.results, bank.fingerprint, language)
    file.add()
    kept = _Kept(file, seed)
    Player(corpus, bank, _style(options), language, answered=kept).play(drawn)
    kept.finish()
    note(_KEPT(path=options.results).to(language))


class _Kept:
    """Puts every answer into the results file at once, so that a crash costs none."""

    def __init__(self, file: ResultsFile, seed: str) -> None:
        self._file, self._seed = file, seed
        self._failed = False

    def __call__(self, attempt: Attempt, seconds: int) -> None:
        answer = Answer(
            item=attempt.item,
            fingerprint=attempt.fingerprint,
            code=attempt.code,
            correct=attempt.correct,
            at=now(),
            seconds=seconds,
            form=self._seed,
        )
        try:
            self._file.add(answer)
            self._failed = False
        except Failure:
            self._failed = True

    def finish(self) -> None:
        """Try once more what could not be written. Raises Failure."""
        if self._failed:
            self._file.add()


def _style(options: QuizOptions) -> Style:
    return style_for(color=wants_color(options.color, sys.stdout))


def _chosen(corpus: Corpus, options: QuizOptions) -> Bank:
    """The items asked for; raises Failure for a name that means nothing."""
    if options.role is not None:
        _refuse_unknown_role(corpus, nfc(options.role))
    documents = None if options.what is None else _documents(corpus, nfc(options.what))
    bank = bank_of(Policies(corpus), documents)
    return bank if options.role is None else for_role(bank, nfc(options.role))


def _documents(corpus: Corpus, name: str) -> frozenset[str]:
    found = documents_of(corpus, name)
    if found is None:
        ids = [document.id for document in corpus.documents]
        tracks = ", ".join(corpus.names.get("track", ()))
        raise Failure(_UNKNOWN(name=name), did_you_mean(name, ids) or _IDS(tracks=tracks))
    return found


def _refuse_unknown_role(corpus: Corpus, role: str) -> None:
    if corpus.find("role", role) is None:
        meant = did_you_mean(role, corpus.names.get("role", ()))
        roles = dict.fromkeys(track.role for _, track in corpus.of(Track))
        raise Failure(_NO_ROLE(name=role), meant or _ROLES(roles=", ".join(roles)))
