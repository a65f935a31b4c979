"""`cscx drill`."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.drill_list import list_data, list_text, procedures_data, procedures_text
from cscx.cli.drill_play import Player
from cscx.cli.drill_results import Kept
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, format_option, note, write_json, write_result
from cscx.content.corpus import Corpus
from cscx.content.kinds.persona import Persona
from cscx.content.kinds.sop import Sop
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.text import nfc
from cscx.training.draw import Draw
from cscx.training.drills.drill import Drill
from cscx.training.drills.drills import drills_of, has_ways
from cscx.training.titles import title_of

_NO_NAME = Text("어느 절차를 연습할지 쓰세요.", "Which SOP do you want to practise?")
_NAMES = Text(
    "연습할 수 있는 절차: {names}. 모두 보기: cscx drill --list",
    "SOPs to practise: {names}. To see all: cscx drill --list",
)
_NO_SOPS = Text(
    "연습할 절차가 아직 없습니다. `cscx new sop ID`로 갈래가 있는 절차를 쓰세요.",
    "There is no SOP to practise yet. Write one with branches: `cscx new sop ID`.",
)
_JSON_LISTS = Text("-f json은 --list와 함께 씁니다.", "-f json goes with --list.")
_LIST_JSON = Text("목록 보기: cscx drill {sop} --list -f json", "To list: cscx drill {sop} --list -f json")  # fmt: skip
_UNKNOWN = Text("‘{name}’ 절차는 없습니다.", "There is no SOP '{name}'.")
_NOT_SOP = Text("‘{name}’{name:은/는} 절차가 아닙니다.", "'{name}' is no SOP.")
_USE_SOP = Text("SOP의 id를 쓰세요.", "Give the id of an SOP.")
_NOT_IN_FORCE = Text(
    "‘{name}’ 절차는 {day}에 시행 중이 아닙니다.", "The SOP '{name}' is not in force on {day}."
)
_AS_OF = Text("시행일을 보거나 --as-of로 날짜를 바꾸세요.", "See its dates, or give another day with --as-of.")  # fmt: skip
_NONE = Text("‘{name}’ 절차에서는 드릴을 만들 수 없습니다: {why}.", "No drill can be made of '{name}': {why}.")  # fmt: skip
_OTHERS = Text(
    "cscx train check로 드릴이 있는 절차를 보세요.",
    "See which SOPs have drills with cscx train check.",
)
_NO_PERSONA = Text("‘{name}’ 고객은 없습니다.", "There is no persona '{name}'.")
_PERSONAS = Text("고객: {names}", "Personas: {names}")
_NO_PERSONAS = Text(
    "training에 kind: persona 문서를 더하세요.", "Add a document of kind: persona to training."
)
_NOT_THEIRS = Text(
    "‘{persona}’ 고객의 사례는 ‘{name}’ 절차로 오지 않습니다.",
    "The case of '{persona}' does not come to '{name}'.",
)
_WHOSE = Text("이 절차의 고객: {names}. --persona 없이도 연습할 수 있습니다.", "Personas of this SOP: {names}. It can be practised without --persona.")  # fmt: skip
_WHOSE_NONE = Text("--persona 없이 연습하세요.", "Practise it without --persona.")
_NO_DRILL = Text("‘{name}’ 드릴은 없습니다.", "There is no drill '{name}'.")
_LIST = Text("id 보기: cscx drill {sop} --list", "To see the ids: cscx drill {sop} --list")
_KEPT = Text("결과를 {path}에 더했습니다.", "The result was added to {path}.")
_NOT_KEPT = Text(
    "끝까지 하지 않아 결과 파일에는 더하지 않았습니다.",
    "It was not played to its end, so nothing was added to the results file.",
)
_MOST_NAMES = 8


class DrillOptions(NamedTuple):
    """What `cscx drill` was given."""

    sop: str | None
    persona: str | None
    drill: str | None
    seed: str | None
    list_: bool
    results: Path | None
    format_: str
    as_of: datetime | None
    color: str


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "sop",
        required=False,
        cls=Argument,
        metavar="SOP",
        words=(
            "연습할 절차의 id. --list만 쓰면 절차 목록을 본다.",
            "Id of the SOP to practise. --list alone lists the SOPs.",
        ),
    ),
    click.option(
        "--persona",
        cls=Option,
        metavar="ID",
        words=("이 고객과 연습한다.", "Practise with this customer."),
    ),
    click.option(
        "--drill",
        cls=Option,
        metavar="ID",
        words=(
            "이 드릴을 한다. id는 앞자리만 써도 된다.",
            "Play this drill; the first digits of its id will do.",
        ),
    ),
    click.option(
        "--seed",
        cls=Option,
        metavar="TEXT",
        words=(
            "같은 시드면 같은 드릴을 고른다. 안 쓰면 그때그때 다르다.",
            "The same seed chooses the same drill.",
        ),
    ),
    click.option(
        "--list",
        "list_",
        is_flag=True,
        cls=Option,
        words=("드릴을 하지 않고 목록을 본다.", "List the drills instead of playing one."),
    ),
    click.option(
        "--results",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "끝까지 한 드릴을 이 결과 파일에 더한다.",
            "Add the drill to this results file once it is played to its end.",
        ),
    ),
    format_option,
    as_of_option,
    color_option,
    language_option,
)


def _options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "drill",
    cls=Command,
    summary=("고객과의 상담을 연습한다.", "Practise a conversation with a customer."),
    about=(
        """절차를 그대로 따라가는 상담이다. 차례마다 할 일이나 할 말을 번호로 고른다. 틀리면 까닭과 근거를
        보고 그 자리에서 다시 고른다. 고객 기분이 바닥일 때 또 틀리면 고객이 끊고, 법이 정한 일을
        건너뛰거나 승인 없이 약속하면 거기서 끝난다. q나 Ctrl+C로 언제든 멈춘다.

        점수: 정확 50, 순서 20, 말 15, 고객 기분 15. -f json은 --list와 함께 쓴다.

        0은 했음, 2는 실행할 수 없음.""",
        """A conversation along an SOP. At each turn press the number of what you do or say. After an
        error the reason and its source follow, and you choose again. An error at the bottom of the
        mood makes the customer hang up; skipping what the law asks for, or a promise nobody approved,
        ends the drill. q or Ctrl+C stops at any time.

        Score: accuracy 50, sequence 20, script 15, mood 15. -f json goes with --list.

        Exit 0 played, 2 cannot run.""",
    ),
    examples=(
        Example("cscx drill return-change-of-mind", "절차 하나를 연습한다", "practise an SOP"),
        Example(
            "cscx drill delivery-lost-damaged --persona persona-worried-mother",
            "이 고객과 연습한다",
            "with this customer",
        ),
        Example("cscx drill order-cancel --list", "드릴 목록을 본다", "list its drills"),
    ),
)
@_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Play a drill."""
    options = DrillOptions(**given)
    root, settings = open_settings(current_folder())
    printing = Printing(options.format_, language_for(ctx, settings), options.color)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    policies = Policies(corpus)
    if options.list_ and options.sop is None:
        _list_procedures(policies, printing)
        return
    sop = _sop(policies, options.sop)
    if printing.format == "json" and not options.list_:
        raise Failure(_JSON_LISTS, _LIST_JSON(sop=sop))
    if options.persona is not None:
        _refuse_unknown_persona(corpus, nfc(options.persona))
    made = drills_of(policies, frozenset({sop}))
    if not made.drills:
        why = made.left_out[sop].value
        raise Failure(_NONE(name=sop, why=why), _OTHERS)
    drills = _wanted(made.drills, sop, options)
    if options.list_:
        if printing.format == "json":
            write_json(list_data(drills, printing.language))
        else:
            write_result(list_text(drills, corpus, printing), None)
        return
    drill = Draw(made.fingerprint, options.seed or secrets.token_hex(3)).one(drills)
    kept = Kept.opened(options.results, policies, printing.language)
    session = Player(corpus, printing.style(sys.stdout), printing.language).play(drill)
    if kept is not None:
        over = session.standing.over
        if over:
            kept.add(session)
        told = _KEPT(path=options.results) if over else _NOT_KEPT
        note(told.to(printing.language))


def _sop(policies: Policies, given: str | None) -> str:
    """The id of a procedure in force. Raises Failure for anything else."""
    corpus, holding = policies.corpus, policies.in_force.holding(Sop)
    if given is None:
        raise Failure(_NO_NAME, _names(policies))
    name = nfc(given)
    if name in holding:
        return name
    entry = corpus.find("document", name)
    if entry is None:
        raise Failure(_UNKNOWN(name=name), did_you_mean(name, holding) or _names(policies))
    if not isinstance(entry.body, Sop):
        raise Failure(_NOT_SOP(name=name), _USE_SOP)
    raise Failure(_NOT_IN_FORCE(name=name, day=corpus.as_of.isoformat()), _AS_OF)


def _list_procedures(policies: Policies, printing: Printing) -> None:
    """List what can be practised. Raises Failure where there is nothing."""
    titles = {name: title_of(policies.corpus, name) for name in _to_practise(policies)}
    if not titles:
        raise Failure(_NO_SOPS)
    if printing.format == "json":
        write_json(procedures_data(titles))
    else:
        write_result(procedures_text(titles, printing), None)


def _to_practise(policies: Policies) -> list[str]:
    """The procedures in force that have branches."""
    holding = policies.in_force.holding(Sop)
    return [
        each.id for each, sop in policies.corpus.of(Sop) if each.id in holding and has_ways(sop)
    ]


def _names(policies: Policies) -> Text:
    """The hint that names some procedures to practise."""
    names = _to_practise(policies)
    if not names:
        return _NO_SOPS
    more = " …" if len(names) > _MOST_NAMES else ""
    return _NAMES(names=", ".join(names[:_MOST_NAMES]) + more)


def _refuse_unknown_persona(corpus: Corpus, name: str) -> None:
    known = [document.id for document, _ in corpus.of(Persona)]
    if name not in known:
        hint = _PERSONAS(names=", ".join(known)) if known else _NO_PERSONAS
        raise Failure(_NO_PERSONA(name=name), did_you_mean(name, known) or hint)


def _wanted(drills: Sequence[Drill], sop: str, options: DrillOptions) -> tuple[Drill, ...]:
    """The drills asked for. Raises Failure where there is none."""
    found = tuple(drills)
    if options.persona is not None:
        name = nfc(options.persona)
        whose = sorted({each.customer.persona for each in drills if each.customer.persona})
        found = tuple(each for each in drills if each.customer.persona == name)
        if not found:
            hint = _WHOSE(names=", ".join(whose)) if whose else _WHOSE_NONE
            raise Failure(_NOT_THEIRS(persona=name, name=sop), hint)
    if options.drill is not None:
        found = tuple(each for each in found if each.id.startswith(options.drill.lower()))
        if not found or not options.drill:
            raise Failure(_NO_DRILL(name=options.drill), _LIST(sop=sop))
    return found
