"""두 사유에 적힌 같은 말 · Same words under two reasons

무엇: 고객의 말 하나가 두 문의 사유에 적혀 있다. 띄어쓰기와 문장 부호는 보지 않는다.
What: One utterance stands under two contact reasons; blanks and punctuation aside.

왜: 그 말로 찾으면 어느 절차인지 정해지지 않는다.
Why: A search with these words cannot tell which procedure is meant.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      교환.사이즈:
        says: [사이즈가 안 맞아요, ⟦반품하고 싶어요!⟧]
        no_sop: 교환은 다음 분기에 시작한다

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      # …
      교환.사이즈:
        says: [사이즈가 안 맞아요, 큰 걸로 바꿔 주세요]
        no_sop: 교환은 다음 분기에 시작한다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.reasons import Reasons
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.text import nfc

_SAME = Text(
    "‘{said}’{said:은/는} ‘{other}’에도 적혀 있습니다.", "{said!r} also stands under {other!r}."
)
_HINT = Text(
    "한쪽에서 지우거나, 두 사유가 갈리는 말로 바꾸세요.",
    "Keep it in one, or use words that tell the two apart.",
)
_FIRST = Text("먼저 적은 곳", "where it stands first")
_UNSPOKEN = pattern(r"[\W_]+")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every utterance that an earlier reason has."""
    first: dict[str, tuple[str, Place]] = {}
    for document, body in corpus.of(Reasons):
        for name, reason in body.items.items():
            for number, said in enumerate(reason.says):
                place = Place(document, ("items", name, "says", number))
                key = _UNSPOKEN.sub("", nfc(said)).casefold()
                other, where = first.setdefault(key, (name, place))
                if other != name:
                    message = _SAME(said=said, other=other)
                    yield Finding(place, message, _HINT, (Note(where, _FIRST),))


RULE = Rule(code="CS605", name="coverage.same-words", severity=Severity.WARNING, corpus=check)
