"""What a step of a walk says on a terminal, line by line: a label and a text."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.cli.reading import Reading
from cscx.messages import Language, Text
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.decision.trace import Reason
from cscx.policy.language.values import Type
from cscx.policy.tables.table import Outcome
from cscx.policy.walk.definition import ELSE, StepDefinition
from cscx.policy.walk.result import LOOP, Decided, Escalation, Stop
from cscx.publish.words import WORDS

Row = tuple[Text, str]

_LOOP = Text(
    "제자리(바뀐 것 없이 같은 단계로 돌아왔습니다)", "loop (back at a step with nothing changed)"
)
_COLLECT = Text("확인", "Find out")
_ENOUGH = Text("{of} 가운데 {count}가지", "{count} of {of}")
_SAY, _TELL = Text("말", "Say"), Text("안내", "Tell")
_ASK, _CHECK, _ANSWER = Text("질문", "Ask"), Text("살핌", "Check"), Text("답", "Answer")
_DECISION = Text("판정", "Decided")
_WHY, _LAW, _RULE = Text("까닭", "Why"), Text("근거", "Law"), Text("규칙", "Rule")
_ASSUMED = Text("모름", "Unknown")
_TAKEN = Text(
    "{name}: 아무도 몰라 {value}{value:으로/로} 봄", "nobody knows {name}: taken as {value}"
)
_CHOSEN = Text("재량", "Choice")
_ALLOWED = Text("{answers} 가운데 고름", "one of {answers}")
_APPROVAL = Text("승인", "Approval")
_OWN = Text("{role}{role:이/가} 정한다", "{role} may decide")
_FIRST = Text("{role}의 승인을 먼저 받는다", "get the approval of {role} first")
_HANDOFF, _WITHIN, _BACK = Text("전달", "Hand-off"), Text("기한", "Within"), Text("회신", "Back")
_CONFIRM = Text("동의", "Consent")
_READ_BACK = Text("되읽어 드리고 ‘네’를 듣는다", "read it back and get a yes")
_SETS = Text("바뀜", "Changed")
_CHANGED = Text("{name} {before} → {after}", "{name} {before} → {after}")
_ESCALATE, _GIVEN = Text("올림", "Escalate"), Text("넘길 값", "With")
_PATH = Text("{matrix} · {path} 경로", "{matrix} · path {path}")
_OTHERWISE = Text("그 밖의 경우", "otherwise")
_NOBODY = Text("아무도 모름", "nobody knows")


def end_word(end: str) -> Text:
    """How a procedure ended, in words."""
    return _LOOP if end == LOOP else WORDS.get(f"end_{end}", Text(end, end))


class WalkRows:
    """The rows of steps in one language."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._reading, self._language = reading, language

    def of(self, stop: Stop) -> Iterator[Row]:
        """Everything to know about a step, in the order it is done."""
        step = stop.step
        if stop.collected:
            yield _COLLECT, self._collected(stop)
        if step.say:
            yield _SAY, self._script(step.say)
        yield from self._promised(step)
        if step.asking in ("ask", "check"):
            yield _ASK if step.ask else _CHECK, self._reading.text(step.question or "")
        yield from self._answered(stop)
        for change in stop.changed:
            after = f"{change.name} {self._say(change.after)}"
            if change.before is not None:
                values = {"before": change.before, "after": change.after}
                after = self._say(_CHANGED(name=change.name, **values))
            yield _SETS, after
        if stop.escalation is not None:
            yield from self._escalated(stop.escalation)

    def _promised(self, step: StepDefinition) -> Iterator[Row]:
        """What the customer is told and agrees to, what others do for it, and by when."""
        read = self._reading.text
        if step.tell:
            yield _TELL, read(step.tell)
        if step.confirm:
            yield _CONFIRM, self._say(_READ_BACK)
        if step.handoff is not None:
            handoff = step.handoff
            parts = ", ".join(map(read, handoff.send))
            yield _HANDOFF, f"{handoff.to}: {parts}" if parts else handoff.to
            for label, text in ((_WITHIN, handoff.within), (_BACK, handoff.back)):
                if text:
                    yield label, read(text)
        if step.within:
            yield _WITHIN, read(step.within)

    def _answered(self, stop: Stop) -> Iterator[Row]:
        step = stop.step
        if stop.decided is not None:
            yield from self._decided(step, stop.decided, stop.answer)
        elif stop.answer is not None:
            yield _ANSWER, self._answer_word(step, stop.answer)
        if stop.otherwise:
            answered = stop.answered or self._say(_NOBODY)
            yield _ANSWER, f"{answered} ({self._say(_OTHERWISE)})"

    def _decided(self, step: StepDefinition, decided: Decided, key: str | None) -> Iterator[Row]:
        for name, assumed in decided.assumed.items():
            yield _ASSUMED, self._say(_TAKEN(name=name, value=assumed))
        if decided.key is None:
            yield _ANSWER, self._by(step.by or "", decided, key)
            return
        shown = self._outcome(decided, decided.answer.outcomes[0])
        if shown:
            yield _DECISION, ", ".join(shown)
        if decided.chosen:
            allowed = [
                self._outcome(decided, each) for each in decided.decision.answers[0].outcomes
            ]
            answers = " / ".join(", ".join(one) for one in allowed)
            yield _CHOSEN, self._say(_ALLOWED(answers=answers))
        trace = decided.decision.trace
        reasons = trace.reasons if trace is not None else ()
        for reason in reasons:
            yield from self._reason(reason)
        if not reasons and decided.decision.rules:
            yield _RULE, ", ".join(decided.decision.rules)
        for role in decided.approvals:
            yield _APPROVAL, self._say(_OWN(role=role) if role == step.role else _FIRST(role=role))
        for script in decided.scripts:
            yield _SAY, self._script(script)

    def _outcome(self, decided: Decided, outcome: Outcome) -> list[str]:
        """What an outcome answers; approvals and scripts have rows of their own."""
        return [
            f"{name} {self._say(show_output(decided.table, name, value))}"
            for (name, field), value in zip(
                decided.table.outputs.items(), outcome.values, strict=True
            )
            if value is not None and field.type not in (Type.ROLE, Type.SCRIPT)
        ]

    def _by(self, name: str, decided: Decided, key: str | None) -> str:
        """The value that a branch was taken by, and the condition it fits."""
        value = decided.decision.known.get(name)
        shown = "" if value is None else self._say(decided.table.fields[name].show(value))
        condition = self._reading.text(key) if key and key != ELSE else self._say(_OTHERWISE)
        return f"{name} {shown}" if condition == shown else f"{name} {shown} ({condition})"

    def _reason(self, reason: Reason) -> Iterator[Row]:
        if reason.because:
            yield _WHY, self._reading.text(reason.because)
        if reason.law:
            yield _LAW, self._reading.title("law", reason.law)
        name = self._say(_OTHERWISE) if reason.rule == "otherwise" else reason.rule
        met = ", ".join(f"{each.input} {self._say(each.condition)}" for each in reason.met)
        yield _RULE, f"{name}: {met}" if met else name

    def _escalated(self, escalation: Escalation) -> Iterator[Row]:
        title = self._reading.title("escalation", escalation.matrix)
        path = escalation.path
        yield _ESCALATE, self._say(_PATH(matrix=title, path=path)) if path else title
        if escalation.given:
            yield _GIVEN, ", ".join(f"{name} {value}" for name, value in escalation.given.items())

    def _script(self, name: str) -> str:
        sentence = self._reading.first_sentence(name)
        title = self._reading.title("script", name)
        return f"{title} “{sentence}”" if sentence else title

    def _collected(self, stop: Stop) -> str:
        parts = [
            f"{each.name} {self._say(each.value)}" if each.value is not None else each.name
            for each in stop.collected
        ]
        listed = ", ".join(parts)
        if stop.step.enough is None:
            return listed
        return self._say(_ENOUGH(count=stop.step.enough, of=listed))

    def _answer_word(self, step: StepDefinition, key: str) -> str:
        return self._say(end_word(key)) if step.asking == "call" else self._reading.text(key)

    def _say(self, text: Text) -> str:
        return text.to(self._language)
