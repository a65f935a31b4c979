"""기준값을 숫자로 적었다 · Number that repeats a fact

무엇: 글이나 조건에 적은 수량이 기준값과 같다. 300,000원과 30만원은 같은 값이다.
What: A quantity spelled out in a text or condition equals a fact, in whatever form it is written.

왜: 기준값을 바꿔도 이 숫자는 남는다. 고객은 옛 기한을 듣는다.
Why: When the fact changes this number stays, and customers are told the old one.

나쁜 예 · Bad:
    # procedures/return.yaml
    summary: 받은 날부터 ⟦7일⟧ 안이면 받는다.

좋은 예 · Good:
    # procedures/return.yaml
    summary: 받은 날부터 <fact:반품기한> 안이면 받는다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Replacement, Rule, part
from cscx.lint.rules.references.tables import conditions, inputs_by_name, single_values
from cscx.lint.rules.wording.numbers import facts_by_value, mentions
from cscx.lint.rules.wording.texts import is_retired, live_texts
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.quantity import Quantity, number

_DIGIT = pattern(r"[0-9]")
_BARE = pattern(r"(?<![0-9.,~:-])([0-9][0-9,]*(?:\.[0-9]+)?)(?= (?:이상|이하|초과|미만)|\Z)")
_KINDS = frozenset({"sop", "script", "exception", "escalation", "notices", "inputs"})
_SAME = Text(
    "‘{text}’{text:은/는} 기준값 {names}{last:과/와} 같습니다.", "{text!r} equals the fact {names}."
)
_REFER = Text("`<fact:{name}>`{name:으로/로} 바꾸세요.", "Write `<fact:{name}>`.")
_WHICH = Text(
    "뜻도 같은 것이 있으면 `<fact:{name}>`처럼 쓰세요.",
    "If one of them is meant, refer to it as `<fact:{name}>`.",
)
_IF_SAME = Text(
    "뜻도 같으면 `<fact:{name}>`{name:으로/로} 바꾸세요.",
    "If it is the same thing, write `<fact:{name}>`.",
)
_CHANGE = Text("`<fact:{name}>`{name:으로/로} 바꾸기", "Change to `<fact:{name}>`")
_FACT = Text("기준값 {name}입니다.", "The fact {name}.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every quantity in texts and conditions that some fact has as its value."""
    if not facts_by_value(corpus):
        return
    for document in corpus.documents:
        if document.kind is None or document.kind.name not in _KINDS or is_retired(document):
            continue
        for text in live_texts(document):
            if _DIGIT.search(text.text):
                for mention in mentions(corpus, text.text):
                    place = Place(document, text.path, start=mention.start, end=mention.end)
                    yield from _finding(
                        corpus, place, text.text, mention.quantity, in_sentence=True
                    )
        yield from _in_conditions(corpus, document)


def _in_conditions(corpus: Corpus, document: Document) -> Iterator[Finding]:
    units = inputs_by_name(corpus)
    for place, text, input_ in _conditions(document):
        if not _DIGIT.search(text):
            continue
        for mention in mentions(corpus, text):
            found = place._replace(start=mention.start, end=mention.end)
            yield from _finding(corpus, found, text, mention.quantity)
        unit = units[input_].unit if input_ in units else None
        for bare in _BARE.finditer(text) if unit else ():
            quantity = Quantity(number(bare[1]), None, unit or "")
            found = place._replace(start=bare.start(1), end=bare.end(1))
            yield from _finding(corpus, found, text, quantity)


def _conditions(document: Document) -> Iterator[tuple[Place, str, str]]:
    """Conditions as text, each with its input: cells of tables and keys of `by` steps."""
    body = document.body
    if isinstance(body, (ExceptionTable, Escalation)):
        for cell in conditions(document):
            for single in single_values(cell):
                if isinstance(single.value, str):
                    yield Place(document, single.path), single.value, cell.name
    elif isinstance(body, Sop):
        for index, step in enumerate(body.steps):
            if step.by is not None:
                for key in step.branches:
                    path = ("steps", index, "branches", key)
                    yield Place(document, path, on_key=True), key, step.by


def _finding(
    corpus: Corpus, place: Place, text: str, quantity: Quantity, *, in_sentence: bool = False
) -> Iterator[Finding]:
    """The finding; in a sentence the same number may mean something else, so nobody mends it."""
    names = facts_by_value(corpus).get(quantity)
    if names is None:
        return
    message = _SAME(text=text[place.start : place.end], names=", ".join(names), last=names[-1])
    notes = tuple(_note(corpus, name) for name in names)
    if len(names) > 1:
        yield Finding(place, message, _WHICH(name=names[0]), notes)
        return
    name = names[0]
    if in_sentence:
        yield Finding(place, message, _IF_SAME(name=name), notes)
        return
    fix = Replacement(_CHANGE(name=name), part(place, f"<fact:{name}>"))
    yield Finding(place, message, _REFER(name=name), notes, fix)


def _note(corpus: Corpus, name: str) -> Note:
    entry = corpus.entries["fact", name]
    return Note(Place(entry.document, (*entry.path, "value")), _FACT(name=name))


RULE = Rule(
    code="CS410",
    name="wording.repeats-a-fact",
    severity=Severity.WARNING,
    corpus=check,
    fixable=True,
)
