"""연락해도 받을 사람이 없다 · A call that nobody answers

무엇: 어떤 경우에는 연락할 역할도, 대신할 역할도 모두 근무 시간이 아니다. 앞으로 2년의 모든 시각을 달력과 공휴일까지 따져 찾는다.
What: In some case the role to call and all its backups are off duty. Every minute of the next two years is looked at, holidays included.

왜: 급한 일이 전화를 받지 않는 자리에서 멈춘다.
Why: An urgent case stops at a telephone that nobody picks up.

나쁜 예 · Bad:
    # reference/roles.yaml
    items:
      # …
      파트장:
        duties: 한도를 넘는 일을 승인한다
        reach: 내선 1100
        hours: 영업시간
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: ⟦파트장⟧, within: 5분}
          - {call: CS매니저, within: 10분}
      보통:
        levels:
          - {call: CS매니저, within: 10분}

좋은 예 · Good:
    # reference/roles.yaml
    items:
      # …
      파트장:
        duties: 한도를 넘는 일을 승인한다
        reach: 내선 1100
        hours: 영업시간
        backup: CS매니저
      CS매니저:
        duties: 예외를 최종 승인한다
        reach: 내선 1001
        hours: 항상
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.escalation.circles import in_silent_circle
from cscx.lint.rules.escalation.matrices import Proved, on_every_day
from cscx.messages import Text
from cscx.policy.escalation.unreached import Unreached, unreached

_NOBODY = Text(
    "{role}에게 연락해도 받을 사람이 없는 때가 있습니다. 예: {case}, {moment}",
    "At times nobody answers a call to {role}: {case}, {moment}",
)
_LATER = Text("{began}에 시작해 {called}에 연락", "a case of {began}, called at {called}")
_ALSO = Text("여기서도 연락합니다.", "Called here, too.")
_ALONE = Text(
    "{role}에 근무 시간이 이어지는 backup을 두세요.",
    "Give {role} a backup who is there at that time.",
)
_ALL_OFF = Text(
    "{names} 모두 쉬는 때입니다. 그때 받는 역할을 backup으로 이으세요.",
    "{names} are all off then. Let the backups lead to somebody who is there.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every role called before the last level that nobody answers in some case, once a matrix.

    The last level is CS276; backups that run in a circle are CS309.
    """

    def tell(one: Proved) -> Iterator[Finding]:
        found: dict[str, Finding] = {}
        for missed in unreached(one.watch, one.cases):
            if in_silent_circle(corpus, missed.role):
                continue
            before = found.get(missed.role)
            if before is not None:
                note = Note(level(one, missed), _ALSO)
                found[missed.role] = before._replace(notes=(*before.notes, note))
                continue
            message = _NOBODY(role=missed.role, case=missed.case, moment=moment(one, missed))
            found[missed.role] = Finding(level(one, missed), message, hint(missed))
        yield from found.values()

    return on_every_day(corpus, tell)


def level(one: Proved, missed: Unreached) -> Place:
    """Where the role is called."""
    return Place(one.document, ("paths", missed.path, "levels", missed.level, "call"))


def moment(one: Proved, missed: Unreached) -> Text:
    """When nobody answers, in words."""
    describe = one.matrix.calendar.describe
    if missed.called == missed.began:
        return describe(missed.called)
    return _LATER(began=describe(missed.began), called=missed.called.strftime("%H:%M"))


def hint(missed: Unreached) -> Text:
    """What to do about it."""
    if len(missed.tried) < 2:  # noqa: PLR2004 - the role alone
        return _ALONE(role=missed.role)
    return _ALL_OFF(names=", ".join(missed.tried))


RULE = Rule(code="CS275", name="escalation.nobody", severity=Severity.ERROR, corpus=check)
