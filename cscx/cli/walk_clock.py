"""What the time of a case says of its walk: inputs of the calendar, deadlines, and who is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cscx.cli.errors import Failure
from cscx.cli.output import Style
from cscx.cli.who_text import WhoText
from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation as EscalationBody
from cscx.content.matrices import MatrixError
from cscx.content.policies import Policies
from cscx.messages import Language, Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.deadlines import read_deadline
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.who import OnCall, who_known
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Field, Type, Value
from cscx.policy.tables.chain import all_fields
from cscx.policy.walk.result import Escalation, Walk
from cscx.policy.walk.scope import Scope

_NO_CALENDAR = Text(
    "달력이 없어 --at을 쓸 수 없습니다.", "Without a calendar --at means nothing here."
)
_ADD_ONE = Text(
    "reference/calendar.yaml에 영업시간을 쓰세요.",
    "Write the business hours in reference/calendar.yaml.",
)
_DUE = Text("{within} ({moment}까지)", "{within} (until {moment})")


@dataclass(frozen=True, slots=True)
class WalkClock:
    """The moment a case is handled. Every deadline of the walk is counted from it."""

    policies: Policies
    calendar: Calendar
    at: datetime

    def facts(self, scope: Scope) -> dict[str, Value]:
        """The inputs of the calendar that a walk may use, as they are at the moment."""
        is_open = self.calendar.is_open(self.at)
        items = self.policies.corpus.items("input")
        return {
            name: _value(field, is_open=is_open)
            for name, field in scope.inputs.items()
            if name in items and items[name].from_ == "calendar"
        }

    def due(self, within: str) -> datetime | None:
        """When a deadline falls due; None for a text that is none, such as a range."""
        try:
            return read_deadline(within).due(self.at, self.calendar)
        except ProblemError:
            return None

    def due_text(self, within: str) -> Text:
        """A deadline with the moment it falls due."""
        due = self.due(within)
        if due is None:
            return Text(within, within)
        return _DUE(within=within, moment=self.calendar.clock(due))

    def on_call(self, walk: Walk) -> tuple[Matrix, OnCall] | None:
        """Who is called where the walk ends in an escalation that can be asked."""
        found = [stop.escalation for stop in walk.stops if stop.escalation is not None]
        if not found or walk.end is None:
            return None
        try:
            matrix = self.policies.matrix(found[-1].matrix)
            answer = who_known(matrix, _known(matrix, found[-1], walk.known), self.at)
        except (MatrixError, KeyError, ProblemError):
            return None
        return None if answer.status == "open" else (matrix, answer)

    def who_lines(self, walk: Walk, language: Language, style: Style) -> Iterator[str]:
        """Whom to call, in the words of `cscx who`."""
        found = self.on_call(walk)
        if found is None:
            return
        matrix, answer = found
        body = next(b for d, b in self.policies.corpus.of(EscalationBody) if d.id == matrix.name)
        yield ""
        yield from WhoText(body, self.calendar, language, style).lines(answer, present=False)


def clock_of(policies: Policies, text: str, corpus: Corpus) -> WalkClock:
    """The clock for a moment as typed; raises Failure."""
    calendar = policies.surroundings.calendar
    if calendar is None:
        raise Failure(_NO_CALENDAR, _ADD_ONE)
    try:
        at = parse_moment(text, calendar, corpus.as_of)
    except ProblemError as error:
        problem = error.problem
        raise Failure(problem.sentence, problem.hint) from None
    return WalkClock(policies, calendar, at)


def _value(field: Field, *, is_open: bool) -> Value:
    if field.type is Type.BOOLEAN or not field.values:
        return is_open
    return field.values[0 if is_open else -1]


def _known(matrix: Matrix, escalation: Escalation, known: Mapping[str, Value]) -> dict[str, Value]:
    """What is known of a matrix's inputs: the step's own values before the case's."""
    fields = all_fields(matrix.chain)
    found = {name: known[name] for name in fields if name in known and name not in matrix.clock}
    found |= {
        name: fields[name].read(value) for name, value in escalation.given.items() if name in fields
    }
    return found
