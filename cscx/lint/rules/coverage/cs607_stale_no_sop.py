"""이미 SOP가 있는 사유의 no_sop · no_sop although there is an SOP

무엇: 문의 사유에 SOP가 없는 까닭(no_sop)이 적혀 있는데, 시행 중인 SOP가 있다.
What: A contact reason says why it has no SOP, but an active SOP serves it.

왜: 페이지에 없다고 나오는 절차를 상담사는 찾지 않는다.
Why: Agents do not look for a procedure that the page says is missing.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      반품.단순변심:
        says: [반품하고 싶어요]
        ⟦no_sop⟧: 다음 분기에 쓴다

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      # …
      반품.단순변심:
        says: [반품하고 싶어요]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.coverage.serving import served_reasons
from cscx.messages import Text

_STALE = Text(
    "‘{name}’에는 시행 중인 SOP ‘{sop}’{sop:이/가} 있습니다.",
    "The active SOP {sop!r} serves {name!r}.",
)
_HINT = Text("no_sop를 지우세요.", "Delete no_sop.")
_HINT_LIST = Text(
    "이 목록에는 no_sop가 적혀 있습니다. SOP가 있는 사유의 목록으로 옮기세요.",
    "This list says no_sop for all. Move the reason to the list of those with an SOP.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reason said to have no SOP, by itself or by its list, that an active SOP serves."""
    for served in served_reasons(corpus):
        if not served.no_sop or not served.sops:
            continue
        message = _STALE(name=served.name, sop=served.sops[0].body.title)
        if served.reason.no_sop:
            place = Place(served.document, ("items", served.name, "no_sop"), on_key=True)
            yield Finding(place, message, _HINT, served.notes)
        else:
            yield Finding(served.place, message, _HINT_LIST, served.notes)


RULE = Rule(code="CS607", name="coverage.stale-no-sop", severity=Severity.WARNING, corpus=check)
