"""What became of the calls of a matrix, in words."""

from __future__ import annotations

from typing import Final

from cscx.change.tense import Tense, verbs
from cscx.change.words import NO_MORE, numbered, percent
from cscx.messages import LANGUAGES, Text, same
from cscx.policy.compare.asked import Asked
from cscx.policy.compare.comparison import Comparison
from cscx.policy.compare.plan import REPEAT
from cscx.policy.escalation.lengths import length_text
from cscx.policy.escalation.who import OnCall

_MINUTE: Final = "%Y-%m-%d %H:%M"
_NONE = Text("정한 답 없음", "no answer")
_NO_CALL: Final = {
    "conflict": Text("규칙끼리 어긋남", "rules contradict each other"),
    "open": Text("더 물어야 함", "more has to be asked"),
}
_SAME_CALLS = Text("연락은 하나도 {unchanged}(증명됨)", "Not one call {changes} (proved)")
_UNDECIDED_CALLS = Text(
    "연락이 바뀌는지 다 따지지 못했습니다. 따져 본 경우와 때에서는 바뀐 것이 없습니다",
    "Whether calls {change} could not be settled; in the cases and at the times tried none does",
)
_SHARE_OF_CALLS = Text(
    "서로 다른 경우 {all}가지 가운데 {n}가지({percent})의 연락이 {changes}",
    "{n} of {all} kinds of cases ({percent}) are escalated differently",
)
_SHARE_OF_CALLS_ONE = Text(
    _SHARE_OF_CALLS.ko, "1 of {all} kinds of cases ({percent}) is escalated differently"
)
_CHANGED_CALLS = Text("연락이 {changes}", "Calls {change}")
_PARTLY_CALLS = Text(
    "연락이 {changes}. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다",
    "Calls {change}; these were found, there may be others",
)
_LEVEL = Text("{n}차", "level {n}")
_REPEAT = Text("되풀이", "passes")
_ASKED = Text(
    "{case}{began}에 시작해 {elapsed} 뒤: {was} → {now}",
    "{case}begun {began}, {elapsed} later: {was} → {now}",
)
_ASKED_AT_ONCE = Text(
    "{case}{began}에 시작하면: {was} → {now}", "{case}begun {began}: {was} → {now}"
)
_UNTIL = Text("{role}({time}까지)", "{role} (until {time})")
_CONTACT = Text("{role}({contact})", "{role} ({contact})")
_NOBODY = Text("아무도 받지 않음", "nobody")
_ENDED = Text("연락이 끝남", "no more calls")
_INSTEAD = Text("{role}({called} 대신)", "{role} (for {called})")
_PATH = Text("경로 ‘{path}’", "path '{path}'")


def calls_text(found: Comparison, tense: Tense = "now") -> Text:
    """What became of the calls of a matrix."""
    verb = verbs(tense)
    if found.status != "changed":
        return (_SAME_CALLS if found.status == "same" else _UNDECIDED_CALLS)(**verb)
    if not found.shifts:
        return NO_MORE
    if not found.complete:
        return _PARTLY_CALLS(**verb)
    n = sum(shift.cases or 0 for shift in found.shifts)
    if found.kinds is None or not n or any(shift.told is not None for shift in found.shifts):
        return _CHANGED_CALLS(**verb)
    words = {"all": f"{found.kinds:,}", "percent": percent(n, found.kinds), **verb}
    return numbered(n, _SHARE_OF_CALLS_ONE, _SHARE_OF_CALLS, **words)


def output_of_calls(name: str) -> Text:
    """What an output of a matrix as it calls is: its path, a level, or how often it goes through."""
    if name == REPEAT:
        return _REPEAT
    word, _, number = name.rpartition(" ")
    return _LEVEL(n=number) if word else same(name)


def who_texts(asked: Asked) -> tuple[Text, Text]:
    """Whom both versions call, by the first of what tells them apart: who, by when, for whom, by which path."""
    sides = [(told(asked.was), told(asked.now)) for told in (_called, _until, _for_whom, _path)]
    return next((each for each in sides if each[0] != each[1]), sides[0])


def asked_text(case: Text, asked: Asked) -> Text:
    """A case with its moment, and whom both versions call then."""
    was, now = who_texts(asked)
    opening = Text(*(f"{case.to(to)}. " if case.to(to) else "" for to in LANGUAGES))
    words = {"case": opening, "began": asked.began.strftime(_MINUTE), "was": was, "now": now}
    if not asked.elapsed:
        return _ASKED_AT_ONCE(**words)
    return _ASKED(elapsed=length_text(asked.elapsed), **words)


def _called(found: OnCall) -> Text:
    """Who answers, with the contact; the path where the case has none."""
    if found.status == "ended":
        return _ENDED
    if found.current is None:
        return _NO_CALL.get(found.status, _NONE)
    role = found.current.reached.role
    if role is None:
        return _NOBODY
    return same(role.name) if role.reach is None else _CONTACT(role=role.name, contact=role.reach)


def _until(found: OnCall) -> Text:
    """Who answers, and by when."""
    if found.current is None:
        return _called(found)
    return _UNTIL(role=_called(found), time=found.current.due.strftime(_MINUTE))


def _for_whom(found: OnCall) -> Text:
    """Who answers, and who was called."""
    if found.current is None:
        return _called(found)
    return _INSTEAD(role=_called(found), called=found.current.role)


def _path(found: OnCall) -> Text:
    return _called(found) if found.path is None else _PATH(path=found.path.name)
