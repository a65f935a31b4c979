"""Who is called now, in words for a terminal: whom and where, until when, who is next, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cscx.cells import width, wrap
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.kinds.escalation import Escalation
from cscx.messages import Language, Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.duty import Reached
from cscx.policy.escalation.lengths import length_text
from cscx.policy.escalation.who import Call, OnCall

_NOW, _NEXT, _LATER, _END = (
    Text("지금", "Now"),
    Text("다음", "Next"),
    Text("그 뒤", "Later"),
    Text("끝", "End"),
)
_WHY, _SEND, _SAY = (
    Text("까닭", "Why"),
    Text("전달", "Pass on"),
    Text("고객에게", "Tell them"),
)
_UNTIL = Text("{time}까지 {left}", "until {time}, {left}")
_LEFT = Text("{time}까지 {left} 남음", "until {time}, {left} left")
_FROM = Text("{time}에 연락, {within}", "called at {time}, {within}")
_TURN = Text("{n}번째 되풀이", "round {n}")
_NOBODY = Text(
    "{role}에게 연락할 차례인데 받을 사람이 없습니다",
    "it is the turn of {role}, but nobody answers",
)
_INSTEAD_OF = Text("({role} 대신)", "(for {role})")
_NO_CONTACT = Text("연락처 없음", "no way to be reached")
_ENDED = Text(
    "연락 순서가 {time}에 끝났습니다. 그때까지 아무도 답하지 않았습니다",
    "The path ran out at {time}, and nobody had answered",
)
_RUNS_OUT = Text("{time}에 순서가 끝납니다", "the path runs out at {time}")
_BEGAN = Text("{began}에 시작해 {elapsed} 지남", "began at {began}, {elapsed} ago")
_RULE = Text("규칙 {rule}, 연락 순서 {path}", "rule {rule}, path {path}")
_FOR = Text("{passed}. {role}{role:이/가} 대신 받습니다", "{passed}; {role} answers instead")
_PRESENT = Text("{moment}(지금)", "{moment} (now)")
_NO_RULE = Text("맞는 규칙이 없습니다", "No rule fits")
_CONFLICT = Text("규칙 여럿이 맞습니다: {rules}", "Several rules fit: {rules}")
_MEND = Text(
    "기준에 빈틈이 있습니다. 기준을 맡은 역할({owner})에게 알리세요",
    "The matrix has a flaw. Tell its owner ({owner})",
)


class WhoText:
    """Words for the answers of one matrix."""

    def __init__(
        self, body: Escalation, calendar: Calendar, language: Language, style: Style
    ) -> None:
        self._body, self._calendar = body, calendar
        self._language, self._style = language, style

    def lines(self, found: OnCall, *, present: bool) -> Iterator[str]:
        """The whole answer; `present` says that the clock gave the time, not the user."""
        yield self._style(self._head(found, present=present), "dim")
        yield ""
        yield from self._labelled(list(self._rows(found)))

    def _head(self, found: OnCall, *, present: bool) -> str:
        moment = self._calendar.clock(found.now)
        if present:
            moment = _PRESENT(moment=moment)
        parts = [moment, found.standing.why]
        if found.now != found.began:
            elapsed = length_text(found.now - found.began)
            parts.insert(1, _BEGAN(began=_time(found.began, found.now), elapsed=elapsed))
        return " · ".join(self._say(part) for part in parts)

    def _rows(self, found: OnCall) -> Iterator[tuple[str, str]]:
        if found.path is None:
            conflict = found.status == "conflict"
            rules = ", ".join(found.decision.rules)
            yield "", self._say(_CONFLICT(rules=rules) if conflict else _NO_RULE)
            yield "", self._say(_MEND(owner=self._body.owner))
            return
        if found.current is None:
            yield self._say(_END), self._say(_ENDED(time=_time(found.end, found.now)))
        else:
            yield from self._current(found, found.current)
        yield from self._why(found)
        if found.status == "call" and self._body.send:
            yield "", ""
            yield self._say(_SEND), ", ".join(self._body.send)

    def _current(self, found: OnCall, call: Call) -> Iterator[tuple[str, str]]:
        yield self._say(_NOW), self._who(call)
        words = _UNTIL if found.now == call.since else _LEFT
        left = length_text(call.due - found.now)
        yield "", self._say(words(time=_time(call.due, found.now), left=left))
        yield "", ""
        following = found.next
        if following is not None:
            yield self._say(_NEXT), self._who(following)
            time, within = _time(following.since, found.now), following.deadline.text
            yield "", self._say(_FROM(time=time, within=within))
            yield "", ""
        later = [one for one in found.calls if one.number > call.number + 1]
        names = [f"{_time(one.since, found.now)} {_name(one.reached)}" for one in later]
        if found.end is not None:
            names.append(self._say(_RUNS_OUT(time=_time(found.end, found.now))))
        yield self._say(_LATER), " → ".join(names)
        yield "", ""

    def _who(self, call: Call) -> str:
        role = call.reached.role
        if role is None:
            return self._style(self._say(_NOBODY(role=call.role)), "red")
        turn = f"  {self._say(_TURN(n=call.turn))}" if call.turn > 1 else ""
        if role.name != call.role:
            turn = f"  {self._style(self._say(_INSTEAD_OF(role=call.role)), 'dim')}{turn}"
        contact = role.reach or self._say(_NO_CONTACT)
        return f"{self._style(role.name, 'bold')}  {self._style(contact, 'cyan')}{turn}"

    def _why(self, found: OnCall) -> Iterator[tuple[str, str]]:
        label = self._say(_WHY)
        path = found.path.name if found.path is not None else ""
        yield label, self._say(_RULE(rule=found.rule, path=path))
        trace = found.decision.trace
        for reason in trace.reasons if trace is not None else ():
            if reason.because:
                yield "", reason.because
        if found.current is not None:
            yield from (("", self._say(text)) for text in _stand_ins(found.current.reached))

    def _labelled(self, rows: list[tuple[str, str]]) -> Iterator[str]:
        left = max((width(label) for label, _ in rows), default=0)
        while rows and not any(rows[-1]):
            rows.pop()
        for label, text in rows:
            if not text:
                yield ""
                continue
            head = f"{self._style(label, 'dim')}{' ' * (left - width(label))}  "
            first, *rest = [text] if "\033" in text else _wrapped(text, columns() - left - 2)
            yield f"{head}{first}".rstrip()
            yield from (f"{' ' * (left + 2)}{line}" for line in rest)

    def _say(self, text: Text) -> str:
        return text.to(self._language)


def _stand_ins(reached: Reached) -> Iterator[Text]:
    if reached.role is None:
        yield from (passed.why for passed in reached.passed)
    elif reached.passed:
        ways = [passed.why for passed in reached.passed]
        told = Text(". ".join(way.ko for way in ways), "; ".join(way.en for way in ways))
        yield _FOR(passed=told, role=reached.role.name)


def _name(reached: Reached) -> str:
    return reached.role.name if reached.role is not None else "?"


def _time(moment: datetime | None, base: datetime) -> str:
    """23:25 on the same day, 10-06 00:40 on another one, with the year in another one."""
    if moment is None:
        return ""
    if moment.date() == base.date():
        return f"{moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}" if moment.year == base.year else f"{moment:%Y-%m-%d %H:%M}"


def _wrapped(text: str, cells: int) -> list[str]:
    """The text as it is where it fits, so that its gaps stay."""
    return [text] if width(text) <= cells else wrap(text, cells)
