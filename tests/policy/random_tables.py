"""Random tables together with what they mean, said a second time without the engine.

Every cell is drawn as a pair: what is written, and a Python predicate. Every input comes with the
points at which its cells can differ, so that trying all combinations of points is exhaustive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from cscx.policy.tables.definition import (
    InputDefinition,
    LimitDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)

Predicate = Callable[[Any], bool]
Draw = Callable[[st.SearchStrategy[Any]], Any]
ANSWERS = ("전액", "부분", "거절")
ROLES = ("상담사", "파트장")
MISSING = "없음"


@dataclass(frozen=True)
class Point:
    """One value of an input: as a fact is given, and as predicates compare it."""

    given: Any
    value: Any


@dataclass(frozen=True)
class Question:
    """An input, its points, and how to draw a cell for it."""

    definition: InputDefinition
    points: tuple[Point, ...]
    cell: Callable[[Draw], tuple[Any, Predicate]]


@dataclass(frozen=True)
class Meant:
    """A rule or limit by its predicates, inputs left out meaning any."""

    when: dict[str, Predicate]
    outcomes: tuple[dict[str, Any], ...] = ()
    never: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def fits(self, case: dict[str, Point]) -> bool:
        return all(predicate(case[name].value) for name, predicate in self.when.items())


@dataclass(frozen=True)
class RandomTable:
    """A table as written and as meant."""

    definition: TableDefinition
    questions: tuple[Question, ...]
    rules: tuple[Meant, ...]
    limits: tuple[Meant, ...]
    otherwise: tuple[dict[str, Any], ...]

    def cases(self) -> Iterator[dict[str, Point]]:
        names = [question.definition.name for question in self.questions]
        for points in product(*(question.points for question in self.questions)):
            yield dict(zip(names, points, strict=True))

    def fitting(self, case: dict[str, Point]) -> tuple[int, ...]:
        return tuple(index for index, rule in enumerate(self.rules) if rule.fits(case))


def _comparisons(  # noqa: C901, PLR0911 - one return a form reads best
    draw: Draw, marks: list[tuple[str, Any]], *, wrap: bool = False
) -> tuple[Any, Predicate]:
    """A comparison or range over marks, each a (text, value), in Korean or English."""
    form = draw(
        st.sampled_from(["이하", "미만", "이상", "초과", "both", "range", "equal", "list", "not"])
    )
    text, mark = draw(st.sampled_from(marks))
    korean = draw(st.booleans())
    if form == "이하":
        return (
            f"{text} 이하" if korean else f"up to {text}"
        ), lambda v: v is not None and v <= mark
    if form == "미만":
        return (f"{text} 미만" if korean else f"under {text}"), lambda v: v is not None and v < mark
    if form == "이상":
        return (
            f"{text} 이상" if korean else f"at least {text}"
        ), lambda v: v is not None and v >= mark
    if form == "초과":
        return (f"{text} 초과" if korean else f"over {text}"), lambda v: v is not None and v > mark
    other_text, other = draw(st.sampled_from(marks))
    if form in ("both", "range") and mark != other:
        if mark > other and not (wrap and form == "range"):
            text, mark, other_text, other = other_text, other, text, mark
        if form == "range":
            if mark > other:
                return (
                    f"{text}..{other_text}",
                    lambda v: v is not None and (v >= mark or v <= other),
                )
            return f"{text}..{other_text}", lambda v: v is not None and mark <= v <= other
        written = f"{text} 초과 {other_text} 이하" if korean else f"over {text} up to {other_text}"
        return written, lambda v: v is not None and mark < v <= other
    if form == "list":
        return [text, f"{other_text} 초과"], lambda v: v is not None and (v == mark or v > other)
    if form == "not":
        return {"not": [text]}, lambda v: v is not None and v != mark
    return text, lambda v: v is not None and v == mark


def _number(
    name: str,
    kind: str,
    unit: str | None,
    marks: list[tuple[str, Any]],
    points: list[Point],
    low: Any,
    high: Any,
) -> Question:
    definition = InputDefinition(name, type=kind, unit=unit, minimum=low, maximum=high)
    return Question(definition, tuple(points), lambda draw: _comparisons(draw, marks))


def _integers(name: str) -> Question:
    marks = [(f"{n}일", n) for n in range(7)]
    return _number(name, "integer", "일", marks, [Point(n, n) for n in range(6)], 0, 5)


def _weeks(name: str) -> Question:
    """Days counted, weeks written."""
    marks = [("1주", 7), ("10일", 10), ("2주", 14)]
    points = [Point(n, n) for n in (0, 6, 7, 8, 9, 10, 11, 13, 14, 15)]
    return _number(name, "integer", "일", marks, points, 0, None)


def _decimals(name: str) -> Question:
    marks = [(str(n / 2), Fraction(n, 2)) for n in range(1, 5)]
    points = [Point(n / 4, Fraction(n, 4)) for n in range(10)]
    return _number(name, "decimal", None, marks, points, 0, 2.25)


def _money(name: str) -> Question:
    marks = [("1만원", 10_000), ("20,000원", 20_000), ("3만 5천원", 35_000)]
    values = [0, *(m + d for _, m in marks for d in (-1, 0, 1))]
    return _number(name, "money", "원", marks, [Point(v, v) for v in values], 0, None)


def _dates(name: str) -> Question:
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 12, 31)]
    values = sorted({day + timedelta(days=d) for day in days for d in (-1, 0, 1)})
    marks = [(day.isoformat(), day) for day in days]
    return _number(name, "date", None, marks, [Point(v.isoformat(), v) for v in values], None, None)


def _times(name: str) -> Question:
    marks = [("09:00", 540), ("18:00", 1080), ("22:00", 1320)]
    values = [0, *(m + d for _, m in marks for d in (-1, 0, 1)), 1439]
    points = tuple(Point(f"{v // 60:02d}:{v % 60:02d}", v) for v in values)
    definition = InputDefinition(name, type="time")
    return Question(definition, points, lambda draw: _comparisons(draw, marks, wrap=True))


def _durations(name: str) -> Question:
    marks = [("30분", 30), ("1시간", 60), ("1시간 30분", 90)]
    points = [Point(f"{v}분", v) for v in (0, 29, 30, 31, 59, 60, 61, 89, 90, 91)]
    return _number(name, "duration", None, marks, points, None, None)


def _choices(name: str) -> Question:
    values = ("일반", "골드", "VIP", "직원 가족")
    definition = InputDefinition(name, values=values)

    def cell(draw: Draw) -> tuple[Any, Predicate]:
        chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
        if draw(st.integers(0, 3)) == 0:
            return {"not": chosen}, lambda v: v is not None and v not in chosen
        return (chosen[0] if len(chosen) == 1 else chosen), lambda v: v in chosen

    return Question(definition, tuple(Point(value, value) for value in values), cell)


def _booleans(name: str) -> Question:
    def cell(draw: Draw) -> tuple[Any, Predicate]:
        wanted = draw(st.booleans())
        word = draw(st.sampled_from([("예", "아니오"), ("yes", "no"), (True, False)]))[
            0 if wanted else 1
        ]
        return word, lambda v: v is wanted

    return Question(
        InputDefinition(name, type="boolean"),
        (Point("예", value=True), Point("아니오", value=False)),
        cell,
    )


def _texts(name: str) -> Question:
    def cell(draw: Draw) -> tuple[Any, Predicate]:
        fits = draw(st.booleans())
        korean = draw(st.booleans())
        words = ("형식 맞음", "형식 틀림") if korean else ("format ok", "format wrong")
        return words[0 if fits else 1], lambda v: v is not None and (v == "AB-12") is fits

    definition = InputDefinition(name, type="text", format="AA-99")
    return Question(definition, (Point("AB-12", "AB-12"), Point("없는 번호", "no")), cell)


def _sets(name: str) -> Question:
    values = ("이름", "주소", "카드", "전화")
    subsets = [
        frozenset(v for v, keep in zip(values, bits, strict=True) if keep)
        for bits in product((False, True), repeat=len(values))
    ]

    def cell(draw: Draw) -> tuple[Any, Predicate]:
        chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
        word = draw(st.sampled_from(["has", "all", "not"]))
        if word == "has":
            return {"has": chosen}, lambda v: any(c in (v or ()) for c in chosen)
        if word == "all":
            return {"all": chosen}, lambda v: all(c in (v or ()) for c in chosen)
        return {"not": chosen}, lambda v: not any(c in (v or ()) for c in chosen)

    points = tuple(Point(sorted(s), s) for s in subsets if s)
    return Question(InputDefinition(name, type="set", values=values), points, cell)


KINDS = (
    _integers, _weeks, _decimals, _money, _dates, _times, _durations, _choices, _booleans, _texts, _sets,
)  # fmt: skip


def _optional(question: Question) -> Question:
    """The same input when it may be absent."""
    old = question.definition
    definition = InputDefinition(
        old.name,
        old.type,
        old.values,
        old.unit,
        old.minimum,
        old.maximum,
        optional=True,
        format=old.format,
    )
    inner = question.cell

    def cell(draw: Draw) -> tuple[Any, Predicate]:
        kind = draw(st.integers(0, 4))
        if kind == 0:
            return MISSING, lambda v: v is None
        written, fits = inner(draw)
        if kind == 1 and isinstance(written, str | int) and old.type != "set":
            return [written, MISSING], lambda v: v is None or fits(v)
        return written, fits

    return Question(definition, (*question.points, Point(MISSING, None)), cell)


@st.composite
def questions(draw: Draw, most: int = 3) -> tuple[Question, ...]:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=most))
    made = []
    for index, kind in enumerate(kinds):
        question = kind(f"{kind.__name__.strip('_')}{index}")
        made.append(_optional(question) if draw(st.integers(0, 3)) == 0 else question)
    return tuple(made)


@st.composite
def tables(
    draw: Draw, hits: tuple[str, ...] = ("unique", "first", "any", "priority")
) -> RandomTable:
    """A table of up to three inputs and six rules."""
    return draw_table(draw, draw(questions()), draw(st.sampled_from(hits)))


def draw_table(
    draw: Draw, asked: tuple[Question, ...], hit: str, name: str = "random"
) -> RandomTable:
    rules, meant = [], []
    for index in range(draw(st.integers(1, 6))):
        when, predicates = _when(draw, asked)
        outcomes = [_outcome(draw)]
        if draw(st.integers(0, 4)) == 0:
            outcomes.append(_outcome(draw))
        then, *others = outcomes
        rules.append(RuleDefinition(f"R{index}", when, then, alternatives=tuple(others)))
        distinct = [o for i, o in enumerate(outcomes) if o not in outcomes[:i]]
        meant.append(Meant(predicates, tuple(distinct)))
    limits, forbidden = _limits(draw, asked)
    otherwise: tuple[dict[str, Any], ...] = ()
    if draw(st.integers(0, 2)) == 0:
        otherwise = (_outcome(draw),)
    definition = TableDefinition(
        name=name,
        inputs=tuple(question.definition for question in asked),
        outputs=(OutputDefinition("처리", values=ANSWERS), OutputDefinition("승인", type="role")),
        rules=tuple(rules),
        hit=hit,  # type: ignore[arg-type]
        limits=tuple(limits),
        otherwise=OtherwiseDefinition(otherwise[0]) if otherwise else None,
    )
    return RandomTable(definition, asked, tuple(meant), tuple(forbidden), otherwise)


def _when(draw: Draw, asked: tuple[Question, ...]) -> tuple[dict[str, Any], dict[str, Predicate]]:
    when, predicates = {}, {}
    for question in asked:
        if draw(st.integers(0, 4)) > 0:
            cell, fits = question.cell(draw)
            when[question.definition.name] = cell
            predicates[question.definition.name] = fits
    return when, predicates


def _outcome(draw: Draw) -> dict[str, Any]:
    return {"처리": draw(st.sampled_from(ANSWERS)), "승인": draw(st.sampled_from(ROLES))}


def _limits(draw: Draw, asked: tuple[Question, ...]) -> tuple[list[LimitDefinition], list[Meant]]:
    limits, meant = [], []
    for _ in range(draw(st.integers(0, 2))):
        when, predicates = _when(draw, asked)
        values = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=2, unique=True))
        never: dict[str, Any] = {"처리": values if len(values) > 1 else values[0]}
        forbidden: dict[str, tuple[Any, ...]] = {"처리": tuple(values)}
        if draw(st.booleans()):
            role = draw(st.sampled_from(ROLES))
            never["승인"] = role
            forbidden["승인"] = (role,)
        limits.append(LimitDefinition(when, never))
        meant.append(Meant(predicates, never=forbidden))
    return limits, meant
