"""결과가 없는 역할이나 스크립트다 · Answer that names no role or script

무엇: 역할이나 스크립트를 답하는 결과가 없는 이름을 답한다.
What: An output of type role or script answers with a name that is not there.

왜: 승인받을 사람이나 할 말이 화면에 나오지 않는다.
Why: The screen shows nobody to ask for approval, or nothing to say.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가]}
      승인: {type: role, optional: true}
    limits:
      - when: {경과일: <fact:반품기한> 초과}
        never: {처리: 환불, 승인: ⟦상담원⟧}
        because: 기한이 지나면 상담사가 정할 수 없다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가]}
      승인: {type: role, optional: true}
    limits:
      - when: {경과일: <fact:반품기한> 초과}
        never: {처리: 환불, 승인: 상담사}
        because: 기한이 지나면 상담사가 정할 수 없다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.meaning import title_of
from cscx.lint.rules.references.tables import answers, single_values
from cscx.lint.suggestion import suggest
from cscx.messages import Text

_ABSENT = ("없음", "none")
_UNKNOWN = Text("{kind} ‘{name}’{name:이/가} 없습니다.", "There is no {kind} {name!r}.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every answer of a role or script output that names none."""
    for document, table in corpus.of(ExceptionTable):
        words = {n: o.type for n, o in table.outputs.items() if o.type in ("role", "script")}
        if not words:
            continue
        for answer in answers(document):
            word = words.get(answer.name)
            if word is None:
                continue
            for cell in single_values(answer):
                name = str(cell.value)
                if (word, name) in corpus.entries or name in _ABSENT:
                    continue
                place = Place(document, cell.path)
                hint, fix = suggest(place, name, corpus.names.get(word, ()))
                message = _UNKNOWN(kind=title_of(word), name=name)
                yield Finding(place, message, hint, fix=fix)


RULE = Rule(
    code="CS219",
    name="reference.answer-names-nothing",
    severity=Severity.ERROR,
    corpus=check,
    fixable=True,
)
