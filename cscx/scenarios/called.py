"""Who an escalation matrix calls, and how expectations are compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cscx.messages import Text, same
from cscx.policy.decision.reason_text import reason_text
from cscx.policy.escalation.deadlines import read_deadline, same_length
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.who import Call, OnCall
from cscx.policy.language.problem import ProblemError
from cscx.scenarios.outcome import NOT_WANTED, OTHERWISE_THAN
from cscx.scenarios.readings import readings
from cscx.scenarios.wrong import StepError, listed, of_problem

_PARTS = {
    "경로": "path",
    "path": "path",
    "담당": "call",
    "call": "call",
    "기한": "within",
    "within": "within",
    "다음": "next",
    "next": "next",
}
_NO_PART = Text("에스컬레이션에 ‘{name}’{name:은/는} 없습니다.", "An escalation has no '{name}'.")
_NOBODY = Text("아무도 없음", "nobody")
_UNDECIDED = Text("경로가 정해지지 않았습니다.", "No path is found.")
_ORDER = Text(
    "차례가 ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다.",
    "The calls should be '{expected}' and are '{found}'.",
)
_ENDED = Text("경로가 끝나지 않았습니다.", "The path has not run out.")
_AT = Text("{moment}, 규칙 ‘{rule}’의 ‘{path}’ 경로", "{moment}, path {path} by rule {rule}")


@dataclass(frozen=True, slots=True)
class Called:
    """What a matrix says of a case at a moment."""

    matrix: Matrix
    found: OnCall

    @property
    def why(self) -> Text:
        """The moment, rule and path."""
        if self.found.path is None:
            return reason_text(self.matrix.chain.table, self.found.decision)
        moment = f"{self.found.now:%Y-%m-%d %H:%M}"
        return _AT(moment=moment, rule=self.found.rule, path=self.found.path.name)

    @property
    def question(self) -> str | None:
        """What must be known before a path is found."""
        ask = self.found.decision.ask
        return ask.input if ask and self.found.path is None else None

    def expect(self, name: str, said: str) -> None:
        """Compare path, role, time or the next role with what a sentence says."""
        wanted, found = readings(said), self._part(name)
        if not self._alike(name, wanted, found):
            text = OTHERWISE_THAN(name=name, expected=wanted[-1], found=found)
            raise StepError(text, why=self.why)

    def refuse(self, name: str, said: str) -> None:
        """Complain when it is what a sentence rules out."""
        wanted, found = readings(said), self._part(name)
        if self._alike(name, wanted, found):
            raise StepError(NOT_WANTED(name=name, found=found), why=self.why)

    def in_turn(self, expected: Sequence[tuple[str, str]]) -> None:
        """Compare everybody called in one pass, each with the time waited."""
        self._settled()
        first = [call for call in self.found.calls if call.turn == 1]
        alike = len(first) == len(expected) and all(
            role == _answering(call) and self._same_time(within, call)
            for (role, within), call in zip(expected, first, strict=True)
        )
        if not alike:
            wanted = ", ".join(f"{role} {within}" for role, within in expected)
            came = ", ".join(f"{_answering(call) or '-'} {call.deadline.text}" for call in first)
            raise StepError(_ORDER(expected=wanted, found=came), why=self.why)

    def ended(self) -> None:
        """Complain unless the whole path has run out."""
        self._settled()
        if self.found.status != "ended":
            raise StepError(_ENDED, why=self.why)

    def _part(self, name: str) -> Text:
        part = _PARTS.get(name)
        if part is None:
            raise StepError(_NO_PART(name=name), listed(["경로", "담당", "기한", "다음"]))
        self._settled()
        current = self.found.current
        if part == "path" and self.found.path is not None:
            return same(self.found.path.name)
        if part == "within":
            return same(current.deadline.text) if current else _NOBODY
        call = current if part == "call" else self.found.next
        role = _answering(call) if call is not None else None
        return same(role) if role else _NOBODY

    def _settled(self) -> None:
        if self.found.path is None:
            raise StepError(_UNDECIDED, why=self.why)

    def _alike(self, name: str, wanted: Sequence[str], found: Text) -> bool:
        current = self.found.current
        if _PARTS.get(name) == "within" and current is not None:
            return self._same_time(wanted[-1], current)
        return found.ko in wanted or ("없음" in wanted and found is _NOBODY)

    def _same_time(self, within: str, call: Call) -> bool:
        try:
            return same_length(read_deadline(within), call.deadline)
        except ProblemError as error:
            raise of_problem(error.problem) from None


def _answering(call: Call) -> str | None:
    """The role that really answers a call, backups included."""
    return call.reached.role.name if call.reached.role is not None else None
