"""What can come out of a question of a step: of its table, its input, or the SOP it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from cscx.content.corpus import Corpus, Entry
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import Sop, Step
from cscx.lint.proofs import prover
from cscx.lint.rule import Place
from cscx.messages import Text

ABSENT = ("없음", "none")
_YES_NO = {"예": "예", "네": "예", "yes": "예", "true": "예"}
_YES_NO |= {"아니오": "아니오", "아니요": "아니오", "no": "아니오", "false": "아니오"}
_ENGLISH = {"예": "yes", "아니오": "no", "없음": "none"}

_OF_TABLE = Text("판정표 ‘{name}’의 {output}", "{output} of the table {name!r}")
_OF_INPUT = Text("입력 ‘{name}’의 값", "the values of the input {name!r}")
_OF_CALL = Text("SOP ‘{name}’의 끝", "the ends of the SOP {name!r}")
_NOT_OF_TABLE = Text(
    "판정표 ‘{name}’의 {output}에 ‘{answer}’ 값은 없습니다.",
    "{answer!r} is no {output} of the table {name!r}.",
)
_NOT_WITH = Text(
    "{given}일 때 판정표 ‘{name}’에서 ‘{answer}’{answer:은/는} 나오지 않습니다.",
    "With {given} the table {name!r} never gives {answer!r}.",
)
_NOT_OF_INPUT = Text(
    "입력 ‘{name}’에 ‘{answer}’ 값은 없습니다.", "The input {name!r} has no value {answer!r}."
)
_NOT_OF_CALL = Text(
    "SOP ‘{name}’{name:은/는} ‘{answer}’ 상태로 끝나지 않습니다.",
    "The SOP {name!r} never ends as {answer!r}.",
)


class Outcomes(NamedTuple):
    """The answers a question may have, what they are called, and where they are written.

    `origin` says whose answers they are, `refusal` that an `answer` is none of them; both are
    written only when a finding needs them. `idle` are values that are defined but that no case
    gets: they need no way on, but one for them is no invention.
    """

    values: tuple[str, ...]
    origin: Callable[[], Text]
    place: Place
    refusal: Callable[..., Text]
    idle: tuple[str, ...] = ()

    def missing(self, answers: Sequence[str]) -> list[str]:
        """The outcomes without an answer, as they would be written beside the answers."""
        given = {folded(answer) for answer in answers}
        english = any(answer.isascii() for answer in answers)
        return [
            _ENGLISH.get(value, value) if english else value
            for value in self.values
            if folded(value) not in given
        ]

    def invented(self, answers: Sequence[str]) -> list[str]:
        """The answers that are no outcome."""
        possible = {folded(value) for value in (*self.values, *self.idle)}
        return [answer for answer in answers if folded(answer) not in possible]


def folded(answer: str) -> str:
    """The form in which answers are compared: one word for yes, no and absent."""
    if answer in ABSENT:
        return ABSENT[0]
    return _YES_NO.get(answer.lower(), answer)


def outcomes(corpus: Corpus, step: Step) -> Outcomes | None:
    """What may come out of a step's table, input or called SOP.

    None for free answers (ask, check), for numbers and texts, and for what is not defined.
    """
    if step.decide:
        return _of_table(corpus, step.decide, step.output, step.with_)
    if step.by:
        return _of_input(corpus, step.by)
    if step.call:
        return _of_call(corpus, step.call)
    return None


def output_name(table: ExceptionTable, named: str | None) -> str | None:
    """The output that a step branches on; None when the table has no output of the name."""
    if named is None:
        return next(iter(table.outputs), None)
    return named if named in table.outputs else None


def _of_table(
    corpus: Corpus, table_id: str, named: str | None, given: Mapping[str, Any]
) -> Outcomes | None:
    entry = corpus.find("exception", table_id)
    if entry is None or not isinstance(entry.body, ExceptionTable):
        return None
    name = output_name(entry.body, named)
    if name is None or entry.body.hit == "collect":
        return None
    output = entry.body.outputs[name]
    values = _values(output.values, output.type, optional=output.optional)
    place = Place(entry.document, ("outputs", name), on_key=True)
    if not values:
        return None
    possible = prover(corpus).possible(entry.document, name, given)
    idle = () if possible is None else tuple(v for v in values if v not in possible)
    origin = partial(_OF_TABLE, name=table_id, output=name)
    refusal = partial(_refusal, table_id, name, given, idle)
    left = tuple(value for value in values if value not in idle)
    return Outcomes(left, origin, place, refusal, () if given else idle)


def _refusal(
    table_id: str, output: str, given: Mapping[str, Any], idle: Sequence[str], *, answer: str
) -> Text:
    """That a table has no such answer, or not with the constants of the step."""
    if folded(answer) not in {folded(value) for value in idle}:
        return _NOT_OF_TABLE(name=table_id, output=output, answer=answer)
    constants = ", ".join(f"{name} {value}" for name, value in given.items())
    return _NOT_WITH(given=constants, name=table_id, answer=answer)


def _of_input(corpus: Corpus, name: str) -> Outcomes | None:
    entry = corpus.find("input", name)
    if entry is None or not isinstance(entry.body, Input) or entry.body.type == "set":
        return None
    if entry.body.from_ and "." in entry.body.from_:
        table_id, _, output = entry.body.from_.partition(".")
        return _of_table(corpus, table_id, output, {})
    values = _values(entry.body.values, entry.body.type, optional=entry.body.optional)
    if not values:
        return None
    return Outcomes(
        values, partial(_OF_INPUT, name=name), _at(entry), partial(_NOT_OF_INPUT, name=name)
    )


def _values(values: list[str], type_: str | None, *, optional: bool) -> tuple[str, ...]:
    known = tuple(values) or (("예", "아니오") if type_ == "boolean" else ())
    return (*known, ABSENT[0]) if known and optional else known


def _of_call(corpus: Corpus, sop_id: str) -> Outcomes | None:
    entry = corpus.find("sop", sop_id)
    if entry is None or not isinstance(entry.body, Sop) or entry.document.masked:
        return None
    ends = ends_of(corpus, sop_id)
    if not ends:
        return None
    refusal = partial(_NOT_OF_CALL, name=sop_id)
    return Outcomes(tuple(ends), partial(_OF_CALL, name=sop_id), _at(entry), refusal)


def ends_of(corpus: Corpus, sop_id: str) -> list[str]:
    """How a case that starts this SOP may end, SOPs it goes on to included, in the order written."""
    ends: dict[str, None] = {}
    waiting, seen = [sop_id], {sop_id}
    while waiting:
        entry = corpus.find("sop", waiting.pop())
        if entry is None or not isinstance(entry.body, Sop):
            continue
        sop = entry.body
        for at in sorted(sop.flow.reachable):
            step = sop.steps[at]
            if step.end:
                ends[step.end] = None
            if step.escalate:
                ends["escalated"] = None
            if step.go_to and step.go_to not in seen:
                seen.add(step.go_to)
                waiting.append(step.go_to)
    return list(ends)


def _at(entry: Entry) -> Place:
    if not entry.path:
        return Place(entry.document, ("title",))
    return Place(entry.document, entry.path, on_key=True)
