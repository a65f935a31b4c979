"""The `name=value` arguments of a command: split, looked up, read, every mistake with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cscx.cli.errors import Failure
from cscx.messages import Text, same
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import ABSENT_WORDS, Field, Type, Value
from cscx.text import closest, nfc

NOBODY_KNOWS = frozenset({"?", "？", "모름", "unknown"})
_EXAMPLE = "경과일=9"

_AT = Text("{place}번째 값 ‘{argument}’: {message}", "Argument {place}, “{argument}”: {message}")
_NO_EQUALS = Text(
    "{place}번째 값 ‘{argument}’에 =가 없습니다.", "Argument {place}, “{argument}”, has no =."
)
_WRITE_SO = Text("이름=값으로 붙여 쓰세요: {example}", "Write name=value without blanks: {example}")
_NO_NAME = Text(
    "{place}번째 값 ‘{argument}’에 이름이 없습니다.", "Argument {place}, “{argument}”, has no name."
)
_NO_VALUE = Text("{place}번째 값 ‘{name}=’이 비었습니다.", "Argument {place}, “{name}=”, is empty.")
_SAY_WHICH = Text(
    "아직 모르면 빼고, 아무도 알 수 없으면 {name}=?, 아예 없는 것이면 {name}=없음이라고 쓰세요.",
    "Leave it out if not known yet; {name}=? if nobody can know; {name}=none if there is none.",
)
_TWICE = Text(
    "‘{name}’{name:을/를} {first}번째와 {place}번째에 두 번 썼습니다.",
    "{name} is given twice, by arguments {first} and {place}.",
)
_KEEP_ONE = Text("하나만 남기세요.", "Keep one of them.")
_UNKNOWN = Text("‘{name}’{name:은/는} 여기서 쓰지 않습니다.", "{name} is not used here.")
_MEANT = Text("혹시 ‘{near}’인가요? 쓰는 이름: {names}", "Did you mean '{near}'? Names: {names}")
_NAMES = Text("쓰는 이름: {names}", "Names: {names}")


_MORE = Text("{names} 외 {count}개", "{names} and {count} more")
_SHOWN = 12


class Fact(NamedTuple):
    """One argument: `text` as written after the first =, `place` counted from 1 among the facts."""

    name: str
    text: str
    place: int

    @property
    def argument(self) -> str:
        """As it was typed."""
        return f"{self.name}={self.text}"


class GivenFacts:
    """What was given on a command line, before it is known what the names mean."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_name = {fact.name: fact for fact in facts}

    def take(self, name: str) -> str | None:
        """The text given for a name that is no input, such as `at`; it is then used up."""
        fact = self._by_name.pop(name, None)
        return None if fact is None else fact.text

    def read(
        self, fields: Mapping[str, Field], meant: Callable[[str], str] = lambda name: name
    ) -> Known:
        """Everything given, typed; raises Failure for the first mistake, with its place.

        `fields` are the inputs by name, `meant` turns another way to name one into that name
        (`table.output`).
        """
        known: dict[str, Value] = {}
        nobody_knows: list[str] = []
        places: dict[str, Fact] = {}
        for fact in self._by_name.values():
            name = meant(fact.name)
            field = fields.get(name)
            if field is None:
                raise self._unknown(fact, fields)
            if name in places:
                raise _twice(name, places[name], fact)
            places[name] = fact
            if fact.text in NOBODY_KNOWS and fact.text not in field.values:
                nobody_knows.append(name)
                continue
            try:
                known[name] = field.read(value_of(fact.text, field))
            except ProblemError as error:
                raise _wrong(fact, error.problem) from None
        return Known(known, frozenset(nobody_knows))

    @staticmethod
    def _unknown(fact: Fact, fields: Iterable[str]) -> Failure:
        names = _some(tuple(fields))
        near = closest(fact.name, fields, cutoff=0.6)
        hint = _MEANT(near=near, names=names) if near else _NAMES(names=names)
        message = _UNKNOWN(name=fact.name)
        return Failure(_AT(place=fact.place, argument=fact.argument, message=message), hint)


def _some(names: Sequence[str]) -> Text:
    """The names, of many only the first: a procedure can come to dozens."""
    if len(names) <= _SHOWN + 1:
        return same(", ".join(names))
    return _MORE(names=", ".join(names[:_SHOWN]), count=len(names) - _SHOWN)


class Known(NamedTuple):
    """The values of a case as far as given, and the inputs that nobody can say."""

    values: dict[str, Value]
    nobody_knows: frozenset[str]


def given_facts(arguments: Sequence[str]) -> GivenFacts:
    """The facts of a command line; raises Failure for an argument that is none or stands twice."""
    found: dict[str, Fact] = {}
    for place, argument in enumerate(map(nfc, arguments), 1):
        name, equals, text = (part.strip() for part in argument.partition("="))
        if not equals:
            raise Failure(_NO_EQUALS(place=place, argument=argument), _WRITE_SO(example=_EXAMPLE))
        if not name:
            raise Failure(_NO_NAME(place=place, argument=argument), _WRITE_SO(example=_EXAMPLE))
        if not text:
            raise Failure(_NO_VALUE(place=place, name=name), _SAY_WHICH(name=name))
        fact = Fact(name, text, place)
        if name in found:
            raise _twice(name, found[name], fact)
        found[name] = fact
    return GivenFacts(found.values())


def value_of(text: str, field: Field) -> Any:
    """A typed answer as Field.read takes it: the members of a set are parted by commas.

    A member that itself has a comma may stand alone.
    """
    if field.type is not Type.SET or text in field.values or text in ABSENT_WORDS:
        return text
    return [part for part in (part.strip() for part in text.split(",")) if part]


def _twice(name: str, first: Fact, second: Fact) -> Failure:
    return Failure(_TWICE(name=name, first=first.place, place=second.place), _KEEP_ONE)


def _wrong(fact: Fact, problem: Problem) -> Failure:
    message = _AT(place=fact.place, argument=fact.argument, message=problem.sentence)
    return Failure(message, problem.hint)
