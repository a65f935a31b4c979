"""SOP가 없는 문의 사유 · Contact reason without an SOP

무엇: 문의 사유를 맡은 시행 중인 SOP가 없고, 없는 까닭(no_sop)도 없다.
What: No active SOP serves a contact reason, and it does not say why (`no_sop`).

왜: 이 말로 전화한 고객을 상담사마다 다르게 처리한다.
Why: Customers who call about it are handled differently by every agent.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      ⟦교환.사이즈⟧:
        says: [사이즈가 안 맞아요]

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      # …
      교환.사이즈:
        says: [사이즈가 안 맞아요]
        no_sop: 교환은 다음 분기에 시작한다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.coverage.serving import served_reasons
from cscx.lint.rules.references.meaning import to_nothing
from cscx.lint.unread import unread
from cscx.messages import Text
from cscx.text import closest

_NONE = Text(
    "문의 사유 ‘{name}’에 시행 중인 SOP가 없습니다.",
    "No active SOP serves the contact reason {name!r}.",
)
_HINT = Text(
    "SOP의 reasons에 더하거나, 아직 없는 까닭을 no_sop에 적으세요.",
    "Add it to the reasons of an SOP, or say under no_sop why there is none yet.",
)
_WAITING = Text("아직 시행하지 않은 SOP입니다({status}).", "This SOP is not active yet ({status}).")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reason that no active SOP names and that does not say why.

    One whose name an SOP misspells is told of there.
    """
    if unread(corpus, "sop"):
        return
    misspelled = [
        use.reference.name
        for use in to_nothing(corpus)
        if use.reference.kind == "reason" and isinstance(use.document.body, Sop)
    ]
    for served in served_reasons(corpus):
        if served.sops or served.no_sop:
            continue
        if any(served.name in name or closest(name, [served.name]) for name in misspelled):
            continue
        waiting = tuple(
            Note(
                Place(document, ("reasons", sop.reasons.index(served.name))),
                _WAITING(status=sop.status),
            )
            for document, sop in corpus.of(Sop)
            if served.name in sop.reasons and sop.status != "retired"
        )
        yield Finding(served.place, _NONE(name=served.name), _HINT, waiting)


RULE = Rule(code="CS601", name="coverage.no-sop", severity=Severity.ERROR, corpus=check)
