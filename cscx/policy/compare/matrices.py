"""Two versions of a matrix compared as what they do: whom they call, when, how often, and who stands in.

The path and its levels are compared like the answers of a table, over every case. What time decides, who
answers for a role and when the company is open, is the same for certain where it is written the same; else
the moments of a year are gone through, and what is found is put to `who` in both versions. Where something
is written otherwise and no moment shows it, nothing is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from cscx.messages import Text
from cscx.policy.compare.asked import Asked, asked, usual_moments
from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison, Region, Shift, Status
from cscx.policy.compare.plan import at_standing, marked, plans
from cscx.policy.compare.turns import Period, Turned
from cscx.policy.escalation.deadlines import Deadline
from cscx.policy.escalation.duty import Role
from cscx.policy.escalation.matrix import CallPath, Matrix
from cscx.policy.escalation.who import Call
from cscx.policy.language.values import Value

_ANSWERS = Text("{role} 연락: {was} → {now}", "calls to {role}: {was} → {now}")
_NOBODY = Text("아무도 받지 않음", "nobody")
_CALLED_AT = Text("부르는 때 {when}", "called {when}")
_BEGUN_AT = Text("시작하는 때 {when}", "begun {when}")
_REACHED = "{role}({contact})"
_DUE = Text("{deadline} 기한: {was} → {now}", "{deadline} falls due: {was} → {now}")
_MINUTE = "%Y-%m-%d %H:%M"


def compare_matrices(
    comparing: Comparing, before: Matrix, after: Matrix, period: Period
) -> Comparison:
    """What became of the calls of a matrix, looked at over a period."""
    found = comparing.compare(*plans(before, after), by_first=True)
    if found.status == "incomparable":
        return replace(found, calls=True)
    looking = _Looking(before, after, period, comparing)
    shifts = [_shown(before, after, shift, period.today) for shift in found.shifts]
    more = list(looking.shifts())
    sure = found.complete and not looking.open
    every = (*shifts, *more)
    status: Status = (
        "changed" if every else "same" if sure and found.status == "same" else "undecided"
    )
    return replace(found, status=status, shifts=every, complete=sure, calls=True)


def _shown(before: Matrix, after: Matrix, shift: Shift, today: date) -> Shift:
    """A shift whose examples are put to `who`, at a moment that shows it, not what else changed."""

    def answered(region: Region) -> Asked | None:
        sides = before, after, region.example
        shown = asked(*sides, usual_moments(today), by_plan=True)
        return shown or asked(*sides, usual_moments(today))

    regions = (replace(region, asked=answered(region)) for region in shift.regions)
    return replace(shift, regions=tuple(regions))


@dataclass
class _Looking:
    """What time decides. `open`: something is written otherwise, and it could not be settled."""

    before: Matrix
    after: Matrix
    period: Period
    comparing: Comparing
    open: bool = field(default=False, init=False)

    def shifts(self) -> Iterator[Shift]:
        """Every way in which it came out otherwise, with an example each."""
        yield from self._standing()
        for role in _roles(self.after):
            turned = self.period.on_duty(role)
            self.open = self.open or turned is None or (bool(turned) and not self.period.alike)
            for each in turned or ():
                told = _ANSWERS(role=role, **_sides(each.was, each.now))
                yield from self._of_paths(partial(_calls, role), partial(_is_to, role), told, each)
        yield from self._due()

    def _due(self) -> Iterator[Shift]:
        """Calls that fall due at another moment."""
        deadlines: dict[object, Deadline] = {}
        for path in self.after.paths.values():
            for level in path.levels:
                deadlines.setdefault(level.deadline.length, level.deadline)
        for deadline in deadlines.values():
            turned = self.period.due(deadline)
            self.open = self.open or turned is None or bool(turned)
            for each in turned or ():
                was, now = (at.strftime(_MINUTE) for at in (each.was, each.now))
                told = _DUE(deadline=deadline.text, was=was, now=now)
                yield from self._of_paths(
                    partial(_waits, deadline), partial(_is_due, deadline), told, each
                )

    def _of_paths(
        self,
        taken: Callable[[CallPath], bool],
        is_it: Callable[[Call], bool],
        told: Text,
        turned: Turned[Any],
    ) -> Iterator[Shift]:
        """What concerns the cases that take some paths, where `who` shows it."""
        for shift in self.comparing.compare(*marked(self.after, taken)).shifts:
            regions = []
            for region in shift.regions:
                shown = asked(self.before, self.after, region.example, turned.at, is_it)
                if shown is None:
                    self.open = True
                    continue
                called_at = _CALLED_AT(when=turned.when)
                regions.append(replace(region, box=None, asked=shown, when=called_at))
            if regions:
                yield replace(shift, regions=tuple(regions), cases=None, told=told)

    def _standing(self) -> Iterator[Shift]:
        """Cases that take another path because the company is open at other times."""
        clock = {*self.before.clock, *self.after.clock}
        if not clock:
            return
        sides = self.before, self.after
        if any(
            set(each.clock) != clock or not clock <= each.chain.table.fields.keys()
            for each in sides
        ):
            self.open = True
            return
        if any(
            before != after
            for name in clock
            for before, after in zip(*(_values(each, name) for each in sides), strict=True)
        ):
            self.open = True
        turned = self.period.standing()
        self.open = self.open or turned is None or bool(turned)
        for each in turned or ():
            chains = (
                at_standing(self.before, is_open=each.was),
                at_standing(self.after, is_open=each.now),
            )
            for shift in self.comparing.compare(*chains).shifts:
                yield from self._begun(shift, each, clock)

    def _begun(self, shift: Shift, turned: Turned[bool], clock: Collection[str]) -> Iterator[Shift]:
        """Cases that take another path where they begin at some times, if `who` shows it."""
        regions = []
        for region in shift.regions:
            case = {name: value for name, value in region.example.items() if name not in clock}
            shown = asked(self.before, self.after, case, turned.at)
            if shown is not None:
                when = _BEGUN_AT(when=turned.when)
                regions.append(replace(region, example=case, box=None, asked=shown, when=when))
        if regions:
            yield replace(shift, regions=tuple(regions), cases=None)


def _values(matrix: Matrix, name: str) -> tuple[Value, Value]:
    """What an input that the calendar answers is while the company is open, and while it is closed."""
    return matrix.clock_value(name, is_open=True), matrix.clock_value(name, is_open=False)


def _calls(role: str, path: CallPath) -> bool:
    return any(level.role == role for level in path.levels)


def _is_to(role: str, call: Call) -> bool:
    return call.role == role


def _is_due(deadline: Deadline, call: Call) -> bool:
    return call.deadline.length == deadline.length


def _waits(deadline: Deadline, path: CallPath) -> bool:
    return any(level.deadline.length == deadline.length for level in path.levels)


def _roles(matrix: Matrix) -> tuple[str, ...]:
    """The roles that some rule of a matrix leads to, in the order they are called."""
    paths = {matrix.path_of(row.rule): None for row in matrix.chain.table.rows}
    levels = (level for name in paths for level in matrix.paths[name].levels)
    return tuple(dict.fromkeys(level.role for level in levels))


def _sides(was: Role | None, now: Role | None) -> dict[str, object]:
    """Both in words, with their contacts where it is the same role."""
    alike = was is not None and now is not None and was.name == now.name

    def told(role: Role | None) -> object:
        if role is None:
            return _NOBODY
        return _REACHED.format(role=role.name, contact=role.reach or "-") if alike else role.name

    return {"was": told(was), "now": told(now)}
