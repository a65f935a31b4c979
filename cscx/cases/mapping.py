"""How the columns of a file become inputs of a table: the mapping file, read and checked.

table: return-eligibility
as_of: {column: 접수일, date: YYYY-MM-DD}
columns:
등급: 고객등급
경과: {input: 경과일, unit: 일}
상태코드: {input: 상품상태, values: {N: 정상, O: 개봉}, empty: unknown}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cscx.cases.problem import CasesError
from cscx.content.source import load, positions
from cscx.messages import DID_YOU_MEAN, Text
from cscx.policy.language.values import ABSENT_WORDS, Field, Type
from cscx.text import closest, nfc

UNKNOWN_WORDS: Final = frozenset({"unknown", "모름", "?"})
NUMBERS: Final = {"1,234.5": (",", "."), "1.234,5": (".", ","), "1 234,5": (" ", ",")}
"""How numbers are written, by example: the mark between thousands and the decimal mark."""
DATE_MARKS: Final = ("YYYY", "MM", "DD", "hh", "mm")
_ASKED: Final = ("table", "sop")
_KEYS: Final = (*_ASKED, "as_of", "columns", "nobody_knows")
_COLUMN_KEYS: Final = ("input", "unit", "values", "empty", "date", "number", "separator")
_AS_OF_KEYS: Final = ("column", "date")

_UNREADABLE = Text("{name}:{line}: {message}", "{name}:{line}: {message}")
_NO_KEY = Text("‘{key}’{key:은/는} 여기에 쓰는 낱말이 아닙니다.", "{key} is no key here.")
_KEYS_ARE = Text("쓸 수 있는 낱말: {keys}", "Keys: {keys}")
_NO_MAP = Text("매핑 파일에 columns가 없습니다.", "The mapping has no columns.")
_WRITE_ONE = Text(
    "`cscx decide {table} --write-map FILE`로 초안을 만드세요.",
    "Make a first one with `cscx decide {table} --write-map FILE`.",
)
_OTHER_TABLE = Text(
    "이 매핑은 ‘{found}’의 것인데 ‘{asked}’{asked:을/를} 물었습니다.",
    "This mapping is for {found}, but {asked} was asked.",
)
_NO_INPUT = Text(
    "‘{name}’{name:은/는} 이 판정에 쓰는 입력이 아닙니다.", "{name} is no input of this decision."
)
_NAMES = Text("쓰는 이름: {names}", "Names: {names}")
_TWO_COLUMNS = Text(
    "‘{first}’ 열과 ‘{second}’ 열이 같은 입력 ‘{name}’{name:을/를} 줍니다.",
    "Columns {first} and {second} both give {name}.",
)
_KEEP_ONE = Text("하나만 남기세요.", "Keep one of them.")
_WRONG_FORM = Text("‘{key}’의 값이 잘못됐습니다: {value}", "The value of {key} is wrong: {value}")
_WRITE_SO = Text("{example}처럼 쓰세요.", "Write it like {example}.")
_NO_VALUE = Text(
    "‘{value}’{value:은/는} ‘{name}’의 값이 아닙니다.", "{value} is no value of {name}."
)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """One column: the input it gives and how its cells are to be read.

    `unit` is added to plain numbers; `values` turn words of the source into values of the policy;
    `empty` is what an empty cell means: unknown (the default), 없음 or a value. `date` is a pattern
    of YYYY MM DD hh mm, `number` a key of NUMBERS, `separator` parts the members of a set.
    """

    column: str
    input: str
    unit: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    empty: str = "unknown"
    date: str | None = None
    number: str | None = None
    separator: str = ","


@dataclass(frozen=True, slots=True)
class AsOfColumn:
    """The column that says by the policy of which day a row is decided."""

    column: str
    date: str = "YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class CasesMap:
    """A whole mapping."""

    columns: tuple[ColumnMap, ...]
    as_of: AsOfColumn | None = None
    nobody_knows: tuple[str, ...] = ()


def read_map(
    raw: bytes,
    name: str,
    table: str,
    fields: Mapping[str, Field],
    meant: Callable[[str], str],
    elsewhere: Mapping[str, Field] | None = None,
) -> CasesMap:
    """The mapping a file holds; raises CasesError with its line for the first mistake.

    `elsewhere` are the inputs of another version of the table: what only that one has is no mistake,
    and left out.
    """
    return _Reading(raw, name, table, fields, meant, elsewhere or {}).map()


def same_names(
    headings: Iterable[str], fields: Mapping[str, Field], meant: Callable[[str], str]
) -> CasesMap:
    """The mapping of columns that are called like inputs."""
    found: dict[str, ColumnMap] = {}
    for heading in headings:
        if meant(heading) in fields:
            found.setdefault(meant(heading), ColumnMap(heading, meant(heading)))
    return CasesMap(tuple(found.values()))


class _Reading:
    """One mapping file while it is read."""

    def __init__(
        self,
        raw: bytes,
        name: str,
        table: str,
        fields: Mapping[str, Field],
        meant: Callable[[str], str],
        elsewhere: Mapping[str, Field],
    ) -> None:
        self._name, self._table, self._fields, self._meant = name, table, fields, meant
        self._elsewhere = elsewhere
        loaded = load(raw)
        self._text = loaded.text
        problem = next((each for each in loaded.problems if not each.warning), None)
        if problem is not None or not isinstance(loaded.value, dict):
            line = self._text.count("\n", 0, problem.start) + 1 if problem else 1
            message = problem.message if problem else _NO_MAP
            raise CasesError(
                _UNREADABLE(name=name, line=line, message=message),
                problem.hint if problem else None,
            )
        self._data: dict[str, Any] = loaded.value

    def map(self) -> CasesMap:
        data = self._data
        self._known_keys(data, _KEYS, ())
        for key in _ASKED:
            if data.get(key, self._table) != self._table:
                text = _OTHER_TABLE(found=data[key], asked=self._table)
                raise self._wrong((key,), text, None)
        columns = data.get("columns")
        if not isinstance(columns, dict) or not columns:
            raise self._wrong((), _NO_MAP, _WRITE_ONE(table=self._table))
        found: dict[str, ColumnMap] = {}
        for heading, written in columns.items():
            one = self._column(heading, written)
            if one.input in found:
                text = _TWO_COLUMNS(first=found[one.input].column, second=heading, name=one.input)
                raise self._wrong(("columns", heading), text, _KEEP_ONE)
            found[one.input] = one
        here = tuple(one for one in found.values() if one.input in self._fields)
        return CasesMap(here, self._as_of(), self._nobody_knows())

    def _column(self, heading: str, written: Any) -> ColumnMap:
        path = ("columns", heading)
        if isinstance(written, str):
            written = {"input": written}
        if not isinstance(written, dict):
            raise self._form(path, heading, written, "{input: 경과일, unit: 일}")
        self._known_keys(written, _COLUMN_KEYS, path)
        name = self._input((*path, "input"), written.get("input", heading))
        values = written.get("values", {})
        if not isinstance(values, dict):
            raise self._form((*path, "values"), "values", values, "{N: 정상}")
        for source, value in values.items():
            self._value((*path, "values", source), str(value), name)
        empty = str(written.get("empty", "unknown"))
        self._value((*path, "empty"), empty, name)
        return ColumnMap(
            column=nfc(heading).strip(),
            input=name,
            unit=self._text_of(written, "unit", path),
            values={nfc(str(source)).strip(): str(value) for source, value in values.items()},
            empty=empty,
            date=self._date(written.get("date"), (*path, "date")),
            number=self._number(written.get("number"), (*path, "number")),
            separator=str(written.get("separator", ",")),
        )

    def _input(self, path: tuple[str, ...], given: Any) -> str:
        name = self._meant(nfc(str(given)).strip())
        known = {**self._fields, **self._elsewhere}
        if name not in known:
            near = closest(name, known, cutoff=0.6)
            hint = DID_YOU_MEAN(near=near) if near else _NAMES(names=", ".join(known))
            raise self._wrong(path, _NO_INPUT(name=name), hint)
        return name

    def _value(self, path: tuple[str, ...], value: str, name: str) -> None:
        """Check that a value of an input is one, as far as single values go."""
        fields = [known[name] for known in (self._fields, self._elsewhere) if name in known]
        if value in UNKNOWN_WORDS or value in ABSENT_WORDS:
            return
        if any(not field.values or field.type is Type.SET for field in fields):
            return
        names = dict.fromkeys(each for field in fields for each in field.values)
        if nfc(value) not in names:
            near = closest(value, names, cutoff=0.6)
            hint = DID_YOU_MEAN(near=near) if near else _NAMES(names=", ".join(names))
            raise self._wrong(path, _NO_VALUE(value=value, name=name), hint)

    def _as_of(self) -> AsOfColumn | None:
        written = self._data.get("as_of")
        if written is None:
            return None
        if isinstance(written, str):
            written = {"column": written}
        if not isinstance(written, dict) or not isinstance(written.get("column"), str):
            raise self._form(("as_of",), "as_of", written, "{column: 접수일, date: YYYY-MM-DD}")
        self._known_keys(written, _AS_OF_KEYS, ("as_of",))
        pattern = self._date(written.get("date"), ("as_of", "date")) or "YYYY-MM-DD"
        return AsOfColumn(nfc(written["column"]).strip(), pattern)

    def _nobody_knows(self) -> tuple[str, ...]:
        written = self._data.get("nobody_knows", [])
        if not isinstance(written, list):
            raise self._form(("nobody_knows",), "nobody_knows", written, "[고객등급]")
        names = [self._input(("nobody_knows",), name) for name in written]
        return tuple(name for name in names if name in self._fields)

    def _date(self, written: Any, path: tuple[str, ...]) -> str | None:
        if written is None:
            return None
        if not isinstance(written, str) or not any(mark in written for mark in DATE_MARKS):
            raise self._form(path, "date", written, "YYYY/MM/DD")
        return written

    def _number(self, written: Any, path: tuple[str, ...]) -> str | None:
        if written is not None and written not in NUMBERS:
            examples = ", ".join(f'"{example}"' for example in NUMBERS)
            raise self._form(path, "number", written, examples)
        return None if written is None else str(written)

    def _text_of(self, written: Mapping[str, Any], key: str, path: tuple[str, ...]) -> str | None:
        value = written.get(key)
        if value is not None and not isinstance(value, str):
            raise self._form((*path, key), key, value, "일")
        return value

    def _known_keys(self, given: Mapping[str, Any], keys: tuple[str, ...], path: Any) -> None:
        for key in given:
            if key not in keys:
                near = closest(key, keys, cutoff=0.6)
                hint = DID_YOU_MEAN(near=near) if near else _KEYS_ARE(keys=", ".join(keys))
                raise self._wrong((*path, key), _NO_KEY(key=key), hint)

    def _form(self, path: tuple[str, ...], key: str, value: Any, example: str) -> CasesError:
        return self._wrong(path, _WRONG_FORM(key=key, value=value), _WRITE_SO(example=example))

    def _wrong(self, path: tuple[str, ...], message: Text, hint: Text | None) -> CasesError:
        node = positions(self._text).get(path)
        start = 0 if node is None else node.start if node.key_start < 0 else node.key_start
        line = self._text.count("\n", 0, start) + 1
        return CasesError(_UNREADABLE(name=self._name, line=line, message=message), hint)
