"""What came of taking a case through a procedure, and how expectations are compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cscx.messages import Text, same
from cscx.policy.walk.result import Decided, Stop, Walk
from cscx.policy.walk.scope import Library
from cscx.scenarios.ends import SHOWN
from cscx.scenarios.outcome import NOT_WANTED, OTHERWISE_THAN, differing_output
from cscx.scenarios.readings import readings
from cscx.scenarios.spoken import spoken
from cscx.scenarios.wrong import StepError, listed, meant
from cscx.text import closest

PATH = ("경로", "path")

_NO_RESULT = Text(
    "이 절차에서 ‘{name}’{name:은/는} 정해지지 않았습니다.", "This way settles no '{name}'."
)
_NO_STEP = Text("‘{step}’ 단계가 없습니다.", "There is no step '{step}'.")
_NOT_TAKEN = Text("‘{step}’ 단계를 거치지 않았습니다.", "The step '{step}' was not taken.")
_TAKEN = Text("‘{step}’ 단계를 거쳤습니다.", "The step '{step}' was taken.")
_ORDER = Text(
    "‘{step}’ 단계를 ‘{before}’ 다음에 거치지 않았습니다.",
    "The step '{step}' was not taken after '{before}'.",
)
_ENDS = Text(
    "‘{expected}’{expected:으로/로} 끝나야 하는데 ‘{found}’{found:으로/로} 끝납니다.",
    "It should end as {expected} and ends as {found}.",
)
_NOT_ENDED = Text("끝까지 가지 못했습니다.", "It does not come to an end.")
_NOT_SAID = Text("‘{name}’{name:을/를} 말하지 않습니다.", "'{name}' is not said.")
_SAID = Text("‘{name}’{name:을/를} 말합니다.", "'{name}' is said.")
_NOT_HANDED = Text("‘{name}’에 넘기지 않습니다.", "Nothing is handed to '{name}'.")
_NO_APPROVAL = Text("‘{name}’의 승인을 받지 않습니다.", "'{name}' approves nothing.")
_NOT_CALLED = Text("‘{name}’{name:으로/로} 올리지 않습니다.", "'{name}' is not called.")
_INSTEAD = Text("그 대신: {names}.", "Instead: {names}.")
_NONE = Text("하나도 없습니다.", "There is none.")
_WAY = Text("지나온 단계: {steps}", "Steps taken: {steps}")
_STOPPED = Text(
    "{way}. ‘{step}’에서 ‘{name}’{name:을/를} 알아야 합니다",
    "{way}. At '{step}', {name} must be known",
)
_STUCK = Text("{way}. {problem}", "{way}. {problem}")
_FOR_WANT = Text(
    "‘{need}’{need:을/를} 몰라 ‘{step}’에서 멈춥니다. {text}",
    "It stops at '{step}' for want of '{need}'. {text}",
)
_GIVE = Text("‘조건 {name}{name:은/는} …’을 더하세요.", "Add 'Given {name} is …'.")


@dataclass(frozen=True, slots=True)
class Walked:
    """A walk and the library it was taken in."""

    library: Library
    walk: Walk

    @property
    def why(self) -> Text:
        """The way taken, and what it stopped at."""
        steps = [stop.step.id for stop in self.walk.stops]
        way = _WAY(steps=" → ".join(steps) or "-")
        need = self.walk.need
        if need is not None:
            return _STOPPED(way=way, step=need.step.id, name=need.name)
        if self.walk.troubles:
            return _STUCK(way=way, problem=self.walk.troubles[0].problem.text)
        return way

    @property
    def question(self) -> str | None:
        """What must be known to go on."""
        return self.walk.need.name if self.walk.need else None

    def expect(self, name: str, said: str) -> None:
        """Compare an answer on the way, or an input at the end, with what a sentence says."""
        found = self._differing(name, said)
        if found is not None:
            text = OTHERWISE_THAN(name=name, expected=found[0], found=found[1])
            raise StepError(text, self._to_give(), self.why)

    def refuse(self, name: str, said: str) -> None:
        """Complain when an answer on the way is what a sentence rules out."""
        if self._differing(name, said) is None:
            raise StepError(NOT_WANTED(name=name, found=readings(said)[-1]), why=self.why)

    def ends(self, end: str) -> None:
        """Complain unless the case ends so."""
        found = self.walk.end
        if found is None:
            raise StepError(self._open(_NOT_ENDED), self._to_give(), self.why)
        if found != end:
            expected, came = Text(SHOWN[end], end), Text(SHOWN.get(found, found), found)
            raise StepError(_ENDS(expected=expected, found=came), why=self.why)

    def takes(self, said: str, *, wanted: bool = True) -> None:
        """Complain unless a step is on the way, or with `wanted` False when it is."""
        step = self._step(said)
        taken = any(self._is(stop, step) for stop in self.walk.stops)
        if taken != wanted:
            text = _NOT_TAKEN if wanted else _TAKEN
            said_of = self._open(text(step=step)) if wanted else text(step=step)
            raise StepError(said_of, self._to_give() if wanted else None, self.why)

    def takes_in_order(self, said: Sequence[str]) -> None:
        """Complain unless the steps are on the way one after another; others may lie between."""
        steps = [self._step(each) for each in said]
        stops = iter(self.walk.stops)
        before = None
        for step in steps:
            if not any(self._is(stop, step) for stop in stops):
                text = _NOT_TAKEN(step=step)
                if before is not None and any(self._is(s, step) for s in self.walk.stops):
                    text = _ORDER(step=step, before=before)
                raise StepError(self._open(text), self._to_give(), self.why)
            before = step

    def says(self, script: str, *, wanted: bool = True) -> None:
        """Complain unless a script is said on the way, or with `wanted` False when it is."""
        said = list(self._scripts())
        if (script in said) != wanted:
            text = _NOT_SAID if wanted else _SAID
            hint = (self._to_give() or _instead(said)) if wanted else None
            said_of = self._open(text(name=script)) if wanted else text(name=script)
            raise StepError(said_of, hint, self.why)

    def hands_to(self, role: str) -> None:
        """Complain unless work is handed to a role on the way."""
        roles = [stop.step.handoff.to for stop in self.walk.stops if stop.step.handoff]
        self._among(role, roles, _NOT_HANDED)

    def approved_by(self, role: str) -> None:
        """Complain unless a table on the way asks for the approval of a role."""
        roles = [role for decided in self._decided() for role in decided.approvals]
        self._among(role, roles, _NO_APPROVAL)

    def escalates_to(self, matrix: str) -> None:
        """Complain unless the case goes to an escalation matrix."""
        called = [stop.escalation.matrix for stop in self.walk.stops if stop.escalation]
        self._among(matrix, called, _NOT_CALLED)

    def _among(self, name: str, found: Iterable[str], text: Text) -> None:
        known = list(dict.fromkeys(found))
        if name not in known:
            hint = self._to_give() or _instead(known)
            raise StepError(self._open(text(name=name)), hint, self.why)

    def _differing(self, name: str, said: str) -> tuple[Text, Text] | None:
        path = next((s.escalation.path for s in reversed(self.walk.stops) if s.escalation), None)
        if name in PATH and path is not None:
            wanted = readings(said)
            return None if path in wanted else (same(wanted[-1]), same(path))
        for decided in reversed(list(self._decided())):
            if decided.key is not None and name in decided.table.outputs:
                return differing_output(decided.table, decided.decision, name, said)
        field = self.library.scope(self.walk.procedure).fields.get(name)
        value = self.walk.known.get(name)
        if field is None or value is None:
            known = [o for d in self._decided() if d.key for o in d.table.outputs]
            hint = self._to_give() or meant(closest(name, known)) or listed(known)
            raise StepError(self._open(_NO_RESULT(name=name)), hint, self.why)
        raw = spoken(field, said)
        return (
            None if field.read(raw) == value else (field.show(field.read(raw)), field.show(value))
        )

    def _to_give(self) -> Text | None:
        """What to add to the scenario where the walk waits for a fact."""
        return _GIVE(name=self.walk.need.name) if self.walk.need else None

    def _open(self, text: Text) -> Text:
        """What did not happen; where the walk waits for a fact, with that."""
        need = self.walk.need
        return text if need is None else _FOR_WANT(need=need.name, step=need.step.id, text=text)

    def _decided(self) -> Iterator[Decided]:
        return (stop.decided for stop in self.walk.stops if stop.decided is not None)

    def _scripts(self) -> Iterator[str]:
        for stop in self.walk.stops:
            if stop.decided is not None:
                yield from stop.decided.scripts
            if stop.step.say:
                yield stop.step.say

    def _step(self, said: str) -> str:
        """The step that a sentence names, alone or as `sop.step`."""
        known = {
            step.id: None
            for name in self.library.scope(self.walk.procedure).procedures
            for step in self.library.procedures[name].steps
        }
        for reading in readings(said):
            if reading.rpartition(".")[2] in known:
                return reading
        word = readings(said)[-1]
        raise StepError(_NO_STEP(step=word), meant(closest(word, known)) or listed(known))

    def _is(self, stop: Stop, step: str) -> bool:
        sop, _, name = step.rpartition(".")
        return stop.step.id == name and (not sop or self.walk.frames[stop.frame].procedure == sop)


def _instead(names: Sequence[str]) -> Text:
    return _INSTEAD(names=", ".join(dict.fromkeys(names))) if names else _NONE
