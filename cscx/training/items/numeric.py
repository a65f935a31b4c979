"""Numbers: the value of a fact, against values of the same unit that other facts have.

A fact has one value, by tier one a tier. Amounts are compared, not texts: 7일 and 1주 are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cscx.content.kinds.facts import Fact
from cscx.content.tables import facts_of
from cscx.messages import Text, same
from cscx.policy.language.units import QuantityError, UnitKind, parse_quantity
from cscx.policy.tables.definition import ByTier
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.wording import lists as say

TYPE = "numeric"
_FAR = Fraction(9, 10)
_NAMED = (
    "기준",
    "기한",
    "한도",
    "기간",
    "시간",
    "시한",
    "비",
    "율",
    "료",
    "금",
    "액",
    "횟수",
    "규모",
)
"""How labels end that say themselves what is counted."""


@dataclass(frozen=True)
class _Value:
    """A value of a fact: `tier` with its input where the fact has one a tier."""

    name: str
    fact: Fact
    document: str
    text: str
    amount: Fraction
    unit: tuple[UnitKind, str]
    by: str = ""
    tier: str = ""

    @property
    def label(self) -> str:
        return self.fact.label or self.name

    @property
    def code(self) -> str:
        return f"{self.amount} {self.unit[0].value} {self.unit[1]}".rstrip()


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each value of each fact that is one amount with a unit."""
    values = list(_values(knowledge))
    for value in values:
        if not knowledge.is_asked(value.document):
            continue
        item = _item(knowledge, value, values)
        if item is not None:
            yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The value of the fact, of its tier, now; None when it has none."""
    tiers = list(item.case.values())
    codes = frozenset(
        value.code
        for value in _values(knowledge)
        if value.name == item.subject and [value.tier] * bool(value.by) == tiers
    )
    return codes or None


def _values(knowledge: Knowledge) -> Iterator[_Value]:
    corpus = knowledge.corpus
    now = facts_of(corpus.items("fact"), corpus.as_of)
    for name, fact in corpus.items("fact").items():
        entry = corpus.find("fact", name)
        held = now(name)
        if entry is None or held is None or fact.effective > corpus.as_of.isoformat():
            continue
        texts = held.values.items() if isinstance(held, ByTier) else [("", held)]
        by = held.by if isinstance(held, ByTier) else ""
        for tier, text in texts:
            try:
                quantity = parse_quantity(text)
            except QuantityError:
                continue
            if quantity.unit.kind is not UnitKind.PLAIN:
                unit = (quantity.unit.kind, quantity.unit.family)
                yield _Value(name, fact, entry.document.id, text, quantity.amount, unit, by, tier)


def _item(knowledge: Knowledge, value: _Value, values: Sequence[_Value]) -> Item | None:
    why = _why(knowledge, value)
    trace = say.NUMBER_WHY(label=value.label, value=value.text)
    right = Option(value.code, same(value.text), "right", Proof(None, trace), why)
    others = _others(value, values)
    wrong = (
        Option(
            each.code,
            same(each.text),
            "wrong",
            Proof(None, trace),
            say.NUMBER_OTHER(value=each.text, label=_full(each)),
        )
        for each in others
    )
    options = complete(TYPE, right, wrong, knowledge.rejected)
    if options is None:
        return None
    amounts = {each.code: each.amount for each in (value, *others)}
    users = [use.document.id for use in knowledge.corpus.uses.get(("fact", value.name), ())]
    tracks = knowledge.tracks_of(*users)
    path: tuple[str | int, ...] = ("items", value.name)
    return Item(
        type=TYPE,
        template=TYPE,
        subject=value.name,
        axis="",
        case={value.by: value.tier} if value.by else {},
        level="remember",
        space=f"number:{value.unit[0].value}:{value.unit[1]}",
        stems=say.fill(
            say.NUMBER, _context(knowledge, value), label=_asked(value.label), how=_how(value)
        ),
        options=options,
        why=why,
        sources=(Source(value.document, value.name, path),),
        depends_on=(f"fact:{value.name}",),
        tracks=tracks,
        roles=knowledge.roles_of(tracks),
        rising=tuple(sorted((o.code for o in options), key=amounts.__getitem__)),
    )


def _others(value: _Value, values: Sequence[_Value]) -> list[_Value]:
    """Other amounts of the unit, each once: of the same fact, then of its file, then the nearest."""
    found: dict[Fraction, _Value] = {}
    for each in sorted(values, key=lambda other: _distance(value, other)):
        if each.unit == value.unit and each.amount != value.amount:
            found.setdefault(each.amount, each)
    return list(found.values())


def _distance(value: _Value, other: _Value) -> tuple[bool, bool, bool, Fraction, str]:
    """How unlikely two values are to be confused: of another size, of another file."""
    apart = abs(value.amount - other.amount) / max(value.amount, other.amount, Fraction(1))
    far = apart > _FAR
    return other.name != value.name, far, other.document != value.document, apart, other.name


def _how(value: _Value) -> Text:
    """How the amount is asked for."""
    days = value.unit[0] in (UnitKind.DAYS, UnitKind.BUSINESS_DAYS)
    return say.HOW_MANY_DAYS if days else say.HOW_MUCH


def _asked(label: str) -> str:
    """A label as it is asked for: 조사 회신 → 조사 회신 기준."""
    return label if label.endswith(_NAMED) or not label[-1:].isalpha() else f"{label} 기준"


def _full(value: _Value) -> str:
    return f"{value.label}({value.tier})" if value.tier else value.label


def _context(knowledge: Knowledge, value: _Value) -> Text | None:
    parts = []
    if value.by:
        parts.append(say.TIERED(by=knowledge.reading.label(value.by), tier=value.tier))
    if value.fact.counted_from:
        parts.append(say.COUNTED(start=knowledge.reading.line(value.fact.counted_from)))
    return say.joined(parts) if parts else None


def _why(knowledge: Knowledge, value: _Value) -> Text:
    label = _full(value) if value.tier else _asked(value.label)
    said = [say.NUMBER_WHY(label=label, value=value.text)]
    if value.fact.law:
        said.append(say.FROM_LAW(law=knowledge.reading.name("law", value.fact.law)))
    elif value.fact.source:
        said.append(say.FROM_SOURCE(source=knowledge.reading.line(value.fact.source)))
    return say.joined(said)
