"""절차에 없는 단계로 간다 · Step that is not there

무엇: `next`, `branches`, `otherwise`가 이 절차에 없는 단계를 가리킨다.
What: `next`, `branches` or `otherwise` names a step that this SOP does not have.

왜: 통화 중에 다음 화면이 없다.
Why: In the middle of a call there is no next screen.

나쁜 예 · Bad:
    # procedures/return.yaml
    otherwise: ⟦거절 안내⟧

좋은 예 · Good:
    # procedures/return.yaml
    otherwise: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.suggestion import suggest
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

_UNKNOWN = Text("단계 ‘{name}’{name:이/가} 없습니다.", "There is no step {name!r}.")
_ADD = Text("단계 이름을 확인하거나 그 단계를 더하세요.", "Check the name, or add the step.")
_OTHER_SOP = Text(
    "다른 절차로 보내려면 `go_to: {name}` 단계를 만들어 그 단계로 보내세요.",
    "To leave for another SOP, lead to a step with `go_to: {name}`.",
)
_END = Text(
    "여기서 끝내려면 `end: {name}` 단계를 만들어 그 단계로 보내세요.",
    "To end here, lead to a step with `end: {name}`.",
)
_ENDS = frozenset({"resolved", "refused", "escalated", "transferred", "pending"})
_DOCUMENT_ID = pattern(r"[a-z]+(?:-[a-z0-9]+)+\Z")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every way on that leads to no step.

    Reads the raw values: a target such as ‘거절 안내’ keeps a file from fitting its schema. Where
    parts of the file could not be read, the step may stand in one of them; one whose name was
    written with blanks is told so itself.
    """
    steps = document.value_at(("steps",))
    if not isinstance(steps, list) or document.masked:
        return
    ids = {
        step["id"] for step in steps if isinstance(step, dict) and isinstance(step.get("id"), str)
    }
    meant = ids | {"".join(id_.split()) for id_ in ids}
    for path, name in _targets(document.value_at(("otherwise",)), steps):
        if name not in meant:
            yield _finding(Place(document, path), name, ids)


def _targets(otherwise: Any, steps: list[Any]) -> Iterator[tuple[Path, str]]:
    if isinstance(otherwise, str):
        yield ("otherwise",), otherwise
    for index, step in enumerate(steps):
        if not isinstance(step, dict):
            continue
        if isinstance(step.get("next"), str):
            yield ("steps", index, "next"), step["next"]
        branches = step.get("branches")
        if isinstance(branches, dict):
            for answer, target in branches.items():
                if isinstance(target, str):
                    yield ("steps", index, "branches", answer), target


def _finding(place: Place, name: str, ids: set[str]) -> Finding:
    message = _UNKNOWN(name=name)
    if name in _ENDS:
        return Finding(place, message, _END(name=name))
    hint, fix = suggest(place, name, sorted(ids))
    if fix is None:
        hint = _OTHER_SOP(name=name) if _DOCUMENT_ID.match(name) else _ADD
    return Finding(place, message, hint, fix=fix)


RULE = Rule(
    code="CS214",
    name="reference.unknown-step",
    severity=Severity.ERROR,
    document=check,
    fixable=True,
    kinds=("sop",),
)
