"""아직 시행하지 않는 문서를 가리킨다 · Reference to a draft

무엇: 시행 중인 문서가 작성·검토 중인 문서를 가리킨다.
What: An active document refers to one that is still a draft or in review.

왜: 작성 중인 문서는 상담사에게 보이지 않는다. 통화 중에 링크가 열리지 않는다.
Why: Agents do not see drafts; in the middle of a call the link leads nowhere.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: 선물은 <script:⟦gift⟧>대로 안내한다.
    # scripts/gift.yaml
    kind: script
    title: 선물 반품 안내
    summary: 선물 받은 분이 반품을 물을 때 말한다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    text:
      전화: |
        주문하신 분께 먼저 확인하겠습니다.

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 거절할 때는 <script:refused>대로 안내한다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus, Entry
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.meaning import is_global, status_of, title_of
from cscx.messages import Text

_NOT_YET = Text(
    "{kind} ‘{name}’{name:은/는} 아직 시행하지 않아 상담사에게 보이지 않습니다.",
    "The {kind} {name!r} is not active yet; agents do not see it.",
)
_LATER = Text(
    "{kind} ‘{name}’{name:은/는} {day}부터 시행하므로 그전에는 상담사에게 보이지 않습니다.",
    "The {kind} {name!r} takes effect on {day}; until then agents do not see it.",
)
_CHECK_DAY = Text(
    "시행일이 맞는지 확인하세요. 맞으면 그날까지 이 참조를 미루세요.",
    "Check the date; if it is right, refer to it only from that day on.",
)
_DAY = Text("이 문서의 시행일입니다.", "When that document takes effect.")
_HINT = Text(
    "그 문서를 먼저 시행하거나 이 문서도 draft로 두세요.",
    "Make that document active first, or keep this one a draft.",
)
_STATUS = Text("이 문서의 상태입니다.", "The status of that document.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference of an active document to one that is not active, or comes later than it."""
    today = corpus.as_of.isoformat()
    waiting = {
        entry.name: entry
        for entry in corpus.definitions
        if not entry.path
        and (
            status_of(entry) in ("draft", "review")
            or (status_of(entry) == "active" and _effective(entry.document) > today)
        )
    }
    if not waiting:
        return
    for document in corpus.documents:
        if (document.data or {}).get("status") != "active":
            continue
        for reference in document.references:
            entry = waiting.get(reference.name)
            if entry is None or not is_global(reference) or reference.path == ("replaces",):
                continue
            if reference.kind in ("document", entry.kind):
                place = Place(
                    document, reference.path, reference.on_key, reference.start, reference.end
                )
                yield from _finding(place, entry)


def _finding(place: Place, entry: Entry) -> Iterator[Finding]:
    kind = title_of(entry.kind)
    if status_of(entry) != "active":
        note = Note(Place(entry.document, ("status",)), _STATUS)
        yield Finding(place, _NOT_YET(kind=kind, name=entry.name), _HINT, (note,))
        return
    day = _effective(entry.document)
    if _effective(place.document) < day:
        note = Note(Place(entry.document, ("effective",)), _DAY)
        message = _LATER(kind=kind, name=entry.name, day=day)
        yield Finding(place, message, _CHECK_DAY, (note,))


def _effective(document: Document) -> str:
    """The first day as written, empty for what has none."""
    return str((document.data or {}).get("effective", ""))


RULE = Rule(code="CS217", name="reference.not-in-force", severity=Severity.WARNING, corpus=check)
