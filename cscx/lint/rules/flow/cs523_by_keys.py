"""겹치는 갈림 조건 · Conditions of by that repeat

무엇: by의 갈림 조건이 같은 값을 두 번 받거나, else 하나뿐이다.
What: Two keys of a `by` step take the same value, or `else` is the only one.

왜: 같은 고객을 두 길로 보낼 수 없다. else뿐이면 가를 것이 없다.
Why: One customer cannot take two ways, and `else` alone decides nothing.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        by: 경과일
        branches:
          7일: 회수접수
          ⟦7 일⟧: 거절안내
          else: 거절안내

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날과 상품 상태를 묻는다.
        collect: [경과일, 상품상태]
        next: 상태구분
      - id: 상태구분
        stage: triage
        by: 상품상태
        branches:
          정상: 판정
          사용흔적: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.sop import ELSE
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.outcomes import folded
from cscx.lint.rules.flow.steps import live_sop
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_SAME = Text(
    "‘{second}’{second:은/는} 위의 ‘{first}’{first:과/와} 같은 값입니다.",
    "{second!r} is the same value as {first!r} above.",
)
_HINT_SAME = Text("하나를 지우세요.", "Delete one of them.")
_ALONE = Text(
    "‘{step}’{step:은/는} else 하나뿐이라 갈리지 않습니다.",
    "{step!r} has else alone and decides nothing.",
)
_HINT_ALONE = Text(
    "값마다 길을 쓰거나, by 대신 next를 쓰세요.", "Name the values, or write next instead of by."
)
_FIRST = Text("먼저 쓴 조건", "the first one")
_DIGIT_GROUPS = pattern(r"(?<=\d),(?=\d{3}(?!\d))")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every key of a `by` step that repeats an earlier one, and `else` on its own."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if not step.by:
            continue
        if list(step.branches) == [ELSE]:
            place = Place(document, ("steps", at, "branches", ELSE), on_key=True)
            yield Finding(place, _ALONE(step=step.id), _HINT_ALONE)
        first: dict[str, str] = {}
        for key in step.branches:
            earlier = first.setdefault(meaning(key), key)
            if earlier != key:
                yield Finding(
                    Place(document, ("steps", at, "branches", key), on_key=True),
                    _SAME(first=earlier, second=key),
                    _HINT_SAME,
                    (
                        Note(
                            Place(document, ("steps", at, "branches", earlier), on_key=True),
                            _FIRST,
                        ),
                    ),
                )


def meaning(key: str) -> str:
    """One form for keys that mean the same: blanks and digit groups do not count."""
    return folded(_DIGIT_GROUPS.sub("", "".join(key.split())))


RULE = Rule(
    code="CS523", name="flow.by-keys", severity=Severity.ERROR, document=check, kinds=("sop",)
)
