"""나오지 않는 결과 · Answer that never comes out

무엇: `outputs`에 적은 값인데 어느 규칙으로도 나오지 않는다.
What: A value listed under `outputs` comes out of no rule.

왜: 절차는 그 값의 갈림길도 두어야 해서, 아무도 가지 않는 길이 생긴다.
Why: SOPs need a branch for it, a way that nobody ever takes.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가, ⟦보류⟧]}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.outcomes import output_name
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.messages import Text

_NEVER = Text(
    "결과 {output}의 ‘{value}’{value:이/가} 나오는 경우가 없습니다.",
    "No case gets {value!r} for the output {output}.",
)
_HINT = Text("값을 지우거나 규칙을 더하세요.", "Delete the value, or add a rule.")
_WAY = Text("아무도 이 갈림길로 가지 않습니다.", "Nobody takes this branch.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every listed value of an output that no case gets, with the branches that wait for it."""

    def of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        table = subject.document.body
        if not isinstance(table, ExceptionTable) or slice_.since is not None:
            return
        for output, value in slice_.proved.never:
            at = table.outputs[output].values.index(value)
            place = Place(subject.document, ("outputs", output, "values", at))
            notes = tuple(_branches(corpus, subject.document.id, table, output, value))
            yield Finding(place, _NEVER(output=output, value=value), _HINT, notes)

    yield from tell(corpus, of)


def _branches(
    corpus: Corpus, table_id: str, table: ExceptionTable, output: str, value: str
) -> Iterator[Note]:
    for document, sop in corpus.of(Sop):
        for at, step in enumerate(sop.steps):
            if step.decide != table_id or value not in step.branches:
                continue
            if output_name(table, step.output) == output:
                place = Place(document, ("steps", at, "branches", value), on_key=True)
                yield Note(place, _WAY)


RULE = Rule(code="CS254", name="policy.answer-never-given", severity=Severity.WARNING, corpus=check)
