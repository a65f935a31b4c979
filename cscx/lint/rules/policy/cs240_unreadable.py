"""읽을 수 없는 조건이나 식 · Condition or formula that cannot be read

무엇: 조건, 식, 결과, 갈림 조건에 조건의 말이 아닌 것이나 다른 종류의 단위가 있다.
What: A condition, formula, answer or branch has words that are no condition, or a unit of another kind.

왜: 읽지 못하는 칸이 있으면 표 전체를 판정할 수 없다.
Why: With one cell that cannot be read the whole table decides nothing.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: 8일⟦부터⟧}
        then: {처리: 불가}
        because: 기한이 지났다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: 8일 이상}
        then: {처리: 불가}
        because: 기한이 지났다
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.proved import Unread
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.lint.rules.references.tables import facts_by_name, inputs_by_name, with_sources
from cscx.messages import Text
from cscx.policy.language.conditions import facts_in

_OF_INPUTS = ("when", "given")
_OF_OUTPUTS = ("then", "or", "never", "expect")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every cell that the engine cannot read, unless a rule about names says why.

    A mistake of a shared input is told once, where the input stands.
    """
    told: set[tuple[str, str]] = set()

    def of_table(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        for problem in slice_.proved.unread:
            if problem.input is None:
                if not _told_by_name(corpus, subject, problem.spot.path):
                    yield _finding(_place(subject, problem), problem)
            elif (problem.input, problem.message.en) not in told:
                told.add((problem.input, problem.message.en))
                yield from _of_input(corpus, problem)

    yield from tell(corpus, of_table, partial(_of_step, corpus))


def _of_step(corpus: Corpus, subject: Subject, slice_: Slice) -> Iterator[Finding]:
    if subject.step is None or outcomes(corpus, subject.step.step) is not None:
        return
    for problem in slice_.proved.unread:
        if problem.input is None and not _unknown(corpus, _facts(subject, problem)):
            yield _finding(subject.at(problem.spot), problem)


def _finding(place: Place, problem: Unread) -> Finding:
    return Finding(place, _sentence(problem.message), problem.hint)


def _sentence(message: Text) -> Text:
    return Text(f"{message.ko}.", f"{message.en[:1].upper()}{message.en[1:]}.")


def _of_input(corpus: Corpus, problem: Unread) -> Iterator[Finding]:
    """A mistake in the list of inputs: of its formula, else of its unit or type."""
    entry = corpus.find("input", problem.input or "")
    if entry is None or entry.body is None or (entry.body.from_ and "." in entry.body.from_):
        return
    key = "is" if entry.body.is_ else "unit" if entry.body.unit else "type"
    spot = problem.spot
    place = Place(entry.document, (*entry.path, key), start=spot.start, end=spot.end)
    yield _finding(place, problem)


def _place(subject: Subject, problem: Unread) -> Place:
    """The value; the key of what is a block of several."""
    place = subject.at(problem.spot)
    block = isinstance(place.document.value_at(place.path), dict | list) or not place.path
    return place._replace(on_key=True) if block and problem.spot.start is None else place


def _told_by_name(corpus: Corpus, subject: Subject, path: Path) -> bool:
    """Whether a name or value that is nowhere is the reason: rules about references say so."""
    document, body = subject.document, subject.document.body
    facts = facts_in(document.value_at(path))
    if path[-1] == "then" or _unknown(corpus, facts):
        return True
    owner = next((part for part in path if part in _OF_INPUTS or part in _OF_OUTPUTS), None)
    if owner is None:
        return any(_lacks_a_tier(corpus, name) for name in facts)
    rest = path[path.index(owner) + 1 :]
    name = next((str(part) for part in rest if isinstance(part, str)), None)
    if name is None:
        return False
    if owner in _OF_INPUTS:
        return name not in inputs_by_name(corpus) or name not in with_sources(corpus, body.inputs)
    return not isinstance(body, ExceptionTable) or name not in body.outputs


def _unknown(corpus: Corpus, facts: Iterable[str]) -> bool:
    """Whether a fact is not there, or its list cannot be used as it stands."""
    known = facts_by_name(corpus)
    return any(name not in known for name in facts)


def _lacks_a_tier(corpus: Corpus, name: str) -> bool:
    value = facts_by_name(corpus)[name].value
    tiers = inputs_by_name(corpus).get(value["by"]) if isinstance(value, dict) else None
    return tiers is not None and any(tier not in value for tier in tiers.values)


def _facts(subject: Subject, problem: Unread) -> tuple[str, ...]:
    rule = problem.spot.path[1] if len(problem.spot.path) > 1 else None
    return facts_in(subject.rule_id(rule)) if isinstance(rule, int) else ()


RULE = Rule(code="CS240", name="policy.unreadable", severity=Severity.ERROR, corpus=check)
