"""A decision in words for a terminal: the answer first, then why, then what would change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cscx.cells import pad, width, wrap
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.outcome_text import outcome_text, show_output
from cscx.policy.decision.trace import Reason, Trace, instead_text
from cscx.policy.language.values import Type
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import Outcome

_MOST_ANSWERS = 8
_MOST_INSTEAD = 6

_CHOICE = Text(
    "재량으로 고를 수 있습니다. 보통은 1번입니다.", "At your discretion; the first is usual."
)
_NO_RULE = Text("맞는 규칙이 없습니다.", "No rule fits.")
_CONFLICT = Text("규칙끼리 결과가 다릅니다.", "The rules contradict each other.")
_MEND = Text(
    "기준에 빈틈이 있습니다. 기준을 맡은 역할({owner})에게 알리세요.",
    "The policy has a flaw. Tell its owner ({owner}).",
)
_OPEN = Text("아직 정할 수 없습니다.", "This cannot be decided yet.")
_ASK = Text("물을 것:", "Ask:")
_AT_MOST = Text("많아야 {n}번 물으면 됩니다", "at most {n} to ask")
_NOTHING_TO_ASK = Text(
    "더 물을 것이 없습니다. 책임자가 정해야 합니다.",
    "There is nothing left to ask: somebody in charge must decide.",
)
_POSSIBLE = Text("가능한 결과", "Still possible")
_MORE = Text("그 밖에 {n}가지", "{n} more")
_ALIVE = Text("남은 규칙", "Rules left")
_WHY, _LAW, _RULE, _MET = (
    Text("까닭", "Why"),
    Text("근거", "Law"),
    Text("규칙", "Rule"),
    Text("조건", "Met"),
)
_CHANGES = Text("달라지는 경우", "What would change it")
_OTHERWISE = Text("그 밖의 경우", "otherwise")


class DecisionText:
    """Words for decisions of one table."""

    def __init__(self, corpus: Corpus, chain: Chain, language: Language, style: Style) -> None:
        self._corpus, self._chain, self._table = corpus, chain, chain.table
        self._language, self._style = language, style

    def lines(self, decision: Decision) -> Iterator[str]:
        """The whole answer."""
        yield from self._answer(decision)
        if decision.trace is not None:
            for reason in decision.trace.reasons:
                yield ""
                yield from self._reason(reason, decision.known)
            if decision.status != "conflict":
                yield from self._changes(decision.trace)
        elif decision.rules and decision.status != "open":
            yield ""
            yield from self._labelled([(self._say(_RULE), ", ".join(decision.rules))])

    def _answer(self, decision: Decision) -> Iterator[str]:
        match decision.status:
            case "decided":
                yield from self._outcome(decision.answers[0].outcomes[0])
            case "choice":
                yield self._bold(_CHOICE)
                yield from self._numbered(decision.answers[0])
            case "open":
                yield from self._open(decision)
            case "none":
                yield self._bold(_NO_RULE)
                yield self._owner()
            case "conflict":
                yield self._bold(_CONFLICT)
                yield from self._numbered(decision.answers[0])
                yield self._owner()

    def _changes(self, why: Trace) -> Iterator[str]:
        if not why.instead:
            return
        yield ""
        yield self._bold(_CHANGES)
        for each in why.instead[:_MOST_INSTEAD]:
            yield from _hanging(self._say(instead_text(self._table, each)), "  ", "    ")

    def progress(self, decision: Decision) -> str:
        """How far an interview is, in one line."""
        parts = [f"{self._say(_POSSIBLE)} {len(decision.answers)}"]
        if decision.ask is not None and decision.ask.at_most is not None:
            parts.append(self._say(_AT_MOST(n=decision.ask.at_most)))
        return self._style(f"({', '.join(parts)})", "dim")

    def _say(self, text: Text) -> str:
        return text.to(self._language)

    def _bold(self, text: Text) -> str:
        return self._style(self._say(text), "bold")

    def _owner(self) -> str:
        entry = self._corpus.find("exception", self._table.definition.name)
        owner = entry.body.owner if entry is not None and entry.body is not None else "?"
        return self._say(_MEND(owner=owner))

    def _outcome(self, outcome: Outcome) -> Iterator[str]:
        shown = [
            (name, self._with_title(name, self._say(show_output(self._table, name, value))))
            for name, value in zip(self._table.outputs, outcome.values, strict=True)
            if value is not None
        ]
        widest = max((width(name) for name, _ in shown), default=0)
        for name, text in shown:
            yield f"{self._style(pad(name, widest), 'dim')}  {self._style(text, 'bold')}"

    def _with_title(self, output: str, text: str) -> str:
        if self._table.outputs[output].type is not Type.SCRIPT:
            return text
        return self._titled("script", text)

    def _titled(self, kind: str, name: str) -> str:
        entry = self._corpus.find(kind, name)
        return f"{name} ({entry.body.title})" if entry is not None and entry.body else name

    def _numbered(self, answer: Answer) -> Iterator[str]:
        for number, outcome in enumerate(answer.outcomes, 1):
            one = Answer("decided", (outcome,), ())
            text = self._say(outcome_text(self._table, one))
            yield from _hanging(text, f"  {number}  ", "     ")

    def _open(self, decision: Decision) -> Iterator[str]:
        yield self._bold(_OPEN)
        if decision.ask is None:
            yield self._say(_NOTHING_TO_ASK)
        else:
            yield from self._question(decision)
        yield ""
        yield self._bold(_POSSIBLE)
        for answer in decision.answers[:_MOST_ANSWERS]:
            text = self._say(_NO_RULE)
            if answer.outcomes:
                text = self._say(outcome_text(self._table, answer))
            yield from _hanging(text, "  ", "    ")
        if len(decision.answers) > _MOST_ANSWERS:
            yield f"  {self._say(_MORE(n=len(decision.answers) - _MOST_ANSWERS))}"
        if decision.rules:
            yield ""
            yield self._bold(_ALIVE)
            yield from _hanging(", ".join(decision.rules), "  ", "  ")

    def _question(self, decision: Decision) -> Iterator[str]:
        if decision.ask is None:
            return
        name = decision.ask.input
        body = self._corpus.items("input").get(name)
        words = ""
        if body is not None:
            words = f": “{body.ask}”" if body.ask else f": {body.look}" if body.look else ""
        left = decision.ask.at_most
        note = f" ({self._say(_AT_MOST(n=left))})" if left is not None else ""
        text = f"{self._say(_ASK)} {self._style(name, 'bold')}{words}{note}"
        yield from _hanging(text, "", "  ")

    def _reason(self, reason: Reason, decided_on: Collection[str]) -> Iterator[str]:
        rows = []
        if reason.because:
            rows.append((self._say(_WHY), reason.because))
        if reason.law:
            entry = self._corpus.find("law", reason.law)
            title = entry.body.title if entry is not None and entry.body else reason.law
            rows.append((self._say(_LAW), title))
        name = self._say(_OTHERWISE) if reason.rule == "otherwise" else reason.rule
        rows.append((self._say(_RULE), name))
        widest = max((width(met.input) for met in reason.met), default=0)
        for number, met in enumerate(reason.met):
            value, condition = self._say(met.value), self._say(met.condition)
            known = met.input in decided_on and value != condition
            shown = f"{value} ({condition})" if known else condition
            source = self._chain.source_of(met.input)
            origin = f" ← {source[0]}" if source is not None else ""
            label = "" if number else self._say(_MET)
            rows.append((label, f"{pad(met.input, widest)}  {shown}{origin}"))
        yield from self._labelled(rows)

    def _labelled(self, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        rows = list(rows)
        left = max(width(label) for label, _ in rows)
        for label, text in rows:
            head = f"{self._style(label, 'dim')}{' ' * (left - width(label))}  "
            first, *rest = _kept_wrapped(text, columns() - left - 2)
            yield f"{head}{first}"
            yield from (f"{' ' * (left + 2)}{line}" for line in rest)


def _hanging(text: str, first: str, then: str) -> Iterator[str]:
    """Lines that begin with `first`, further ones with `then`."""
    lines = wrap(text, columns() - max(width(first), width(then)))
    for number, line in enumerate(lines):
        yield f"{then if number else first}{line}"


def _kept_wrapped(text: str, cells: int) -> list[str]:
    """The text as it is where it fits, so that aligned parts stay aligned."""
    return [text] if width(text) <= cells else wrap(text, cells)
