"""채널마다 값이 다르다 · Variants that disagree

무엇: 한 스크립트의 두 채널 글이 같은 단위의 다른 값이나 다른 기준값을 말한다.
What: Two texts of one script say different quantities of the same unit, or refer to different facts.

왜: 전화로 물은 고객과 채팅으로 물은 고객이 다른 답을 듣는다.
Why: A customer who calls is told one thing, one who writes another.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.
      채팅: |
        고객님, 반품 기한 ⟦14일⟧이 지났어요.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 반품 기한 <fact:반품기한>이 지났습니다.
      채팅: |
        고객님, 반품 기한(<fact:반품기한>)이 지났어요.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.script import Script
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.wording.numbers import mentions
from cscx.lint.rules.wording.texts import RETIRED
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.quantity import Quantity, parse_quantity

_FACT = pattern(r"<fact:([^<>\n]+)>")
_DIGIT = pattern(r"[0-9]")
_DISAGREE = Text(
    "{channel} 글은 ‘{value}’{value:이라고/라고} 하는데 {other} 글은 ‘{other_value}’{other_value:이라고/라고} 합니다.",
    "{channel} says {value!r} where {other} says {other_value!r}.",
)
_SAME = Text("두 글에 같은 기준값을 쓰세요.", "Refer to the same fact in both.")
_OTHER = Text("다른 채널의 글입니다.", "The text of the other channel.")


class _Said(NamedTuple):
    """A quantity in a text: what it is called when compared, where it stands, how it reads."""

    name: str | Quantity
    quantity: Quantity
    start: int
    end: int
    reads: str


def check(corpus: Corpus) -> Iterator[Finding]:
    """The first disagreement of every two texts of a script.

    One text may say less than the other; they disagree when each says what the other does not.
    """
    for document, script in corpus.of(Script):
        if script.status == RETIRED or len(script.text) == 1:
            continue
        if _surely_agree(script):
            continue
        said = {channel: _by_unit(corpus, text) for channel, text in script.text.items()}
        reported: set[tuple[str, str]] = set()
        for first, second in combinations(script.text, 2):
            for unit in said[first].keys() & said[second].keys():
                if (second, unit) in reported:
                    continue
                odd = _only_in(said[first][unit], said[second][unit])
                even = _only_in(said[second][unit], said[first][unit])
                if odd and even:
                    reported.add((second, unit))
                    yield _finding(document, first, odd[0], second, even[0])


def _surely_agree(script: Script) -> bool:
    """Whether all texts name the same facts and none spells out a number: nearly all do."""
    facts = {frozenset(_FACT.findall(text)) for text in script.text.values()}
    return len(facts) == 1 and not any(map(_DIGIT.search, script.text.values()))


def _by_unit(corpus: Corpus, text: str) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = defaultdict(list)
    for fact in _FACT.finditer(text):
        entry = corpus.find("fact", fact[1])
        value = entry.body.value if entry is not None and entry.body is not None else None
        quantity = parse_quantity(value) if isinstance(value, str) else None
        if quantity is not None:
            said = _Said(fact[1], quantity, fact.start(), fact.end(), fact[0])
            found[quantity.unit].append(said)
    for mention in mentions(corpus, text):
        reads = text[mention.start : mention.end]
        said = _Said(mention.quantity, mention.quantity, mention.start, mention.end, reads)
        found[mention.quantity.unit].append(said)
    return found


def _only_in(these: list[_Said], others: list[_Said]) -> list[_Said]:
    """What the others do not say: a fact by name, a spelled-out quantity by its value."""
    names = {said.name for said in others}
    values = {said.quantity for said in others}
    spelled_out = {said.quantity for said in others if isinstance(said.name, Quantity)}
    return [
        said
        for said in these
        if said.name not in names
        and said.quantity not in (values if isinstance(said.name, Quantity) else spelled_out)
    ]


def _finding(document: Document, first: str, odd: _Said, second: str, even: _Said) -> Finding:
    place = Place(document, ("text", second), start=even.start, end=even.end)
    message = _DISAGREE(channel=second, value=even.reads, other=first, other_value=odd.reads)
    note = Note(Place(document, ("text", first), start=odd.start, end=odd.end), _OTHER)
    return Finding(place, message, _SAME, (note,))


RULE = Rule(code="CS411", name="wording.variants-disagree", severity=Severity.ERROR, corpus=check)
