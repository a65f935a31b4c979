"""쓰지 않기로 한 말이다 · Forbidden word

무엇: 고객에게 하는 말에 용어집이 `avoid: true`로 정한 말이 있다.
What: A text for customers has a word that the list of terms forbids (`avoid: true`).

왜: 약속이 되거나 다툼을 부르는 말이라 쓰지 않기로 했다.
Why: The company agreed not to use it because it promises too much or starts quarrels.

나쁜 예 · Bad:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나면 ⟦무조건⟧ 어렵습니다.

좋은 예 · Good:
    # scripts/refused.yaml
    text:
      전화: |
        고객님, 기한이 지나면 규정상 어렵습니다.
      채팅: |
        고객님, 기한이 지나면 규정상 어려워요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.terms import Term
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.replacing import finding
from cscx.lint.rules.wording.spotting import Sort, spots, terms
from cscx.messages import Text
from cscx.pattern import pattern

_FORBIDDEN = Text("‘{word}’{word:은/는} 쓰지 않기로 한 말입니다.", "{word!r} is not to be used.")
# The end of a sentence cannot take the place of a word, nor can a description.
_NO_WORD = pattern(r"\s|[다요까죠오]$")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every forbidden term in what customers hear or read."""
    known = terms(corpus)
    for spot in spots(corpus, Sort.FORBIDDEN):
        term = known[spot.word]
        fixable = _stands_for(spot.word, term)
        yield finding(corpus, spot, _FORBIDDEN(word=spot.word), term.say, fixable=fixable)


def _stands_for(word: str, term: Term) -> bool:
    """Whether what to say names the same thing, so that it fits wherever the word stood.

    A term that only says why it is not used (무조건: 규정상) tells how else to put it; the sentence
    around it changes too.
    """
    one_word = term.say is not None and not _NO_WORD.search(term.say) and not _NO_WORD.search(word)
    return one_word and term.means is not None


RULE = Rule(
    code="CS401", name="wording.forbidden-term", severity=Severity.ERROR, corpus=check, fixable=True
)
