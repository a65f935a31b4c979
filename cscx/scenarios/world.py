"""What a scenario has said so far, and what came out: the state that its steps share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cscx.content.corpus import Corpus
from cscx.content.policies import Policies
from cscx.content.tables import facts_of, input_definition
from cscx.messages import Text
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.language.values import Field
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.fields import input_field
from cscx.scenarios.fact_values import with_values
from cscx.scenarios.outcome import Outcome
from cscx.scenarios.readings import unquoted
from cscx.scenarios.spoken import spoken
from cscx.scenarios.wrong import StepError, listed, meant, of_problem
from cscx.text import closest

_NO_INPUT = Text("입력 ‘{name}’{name:이/가} 없습니다.", "There is no input '{name}'.")
_SEE_INPUTS = Text(
    "입력은 reference의 inputs 목록에 있습니다.", "Inputs stand in the list of kind inputs."
)
_NO_POLICY = Text(
    "‘{name}’{name:이라는/라는} {what}{what:이/가} 없습니다.", "There is no {what} '{name}'."
)
_BROKEN = Text(
    "‘{name}’ 표에 고칠 곳이 있어 판정할 수 없습니다: {problem}",
    "Table '{name}' cannot decide before it is mended: {problem}",
)
_LINT = Text("`cscx lint`로 고칠 곳을 보세요.", "See what to mend with `cscx lint`.")
_NOTHING_YET = Text("아직 아무것도 판정하지 않았습니다.", "Nothing has been decided yet.")
_SAY_WHEN = Text(
    "‘그러면’ 앞에 ‘만일 …로 판정하면’을 쓰세요.", "Write 'When … decides' before 'Then'."
)


class Policy:
    """The policies of one knowledge base on any day, each day's compiled once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._on: dict[date, Policies] = {}

    def on(self, day: date) -> Policies:
        """Everything as it stands on a day."""
        if day not in self._on:
            same = day == self.corpus.as_of
            corpus = (
                self.corpus if same else Corpus(self.corpus.documents, self.corpus.settings, day)
            )
            self._on[day] = Policies(corpus)
        return self._on[day]


class World:
    """One scenario's facts and its latest outcome. A new one is made for every scenario."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self.today = policy.corpus.as_of
        self.at: str | None = None
        self.elapsed = timedelta(0)
        self.facts: dict[str, Any] = {}
        self.unknown: set[str] = set()
        self._outcome: Outcome | None = None

    @property
    def policies(self) -> Policies:
        """The policies of the scenario's day."""
        return self._policy.on(self.today)

    @property
    def outcome(self) -> Outcome:
        """What came out last; raises StepError while nothing has been asked."""
        if self._outcome is None:
            raise StepError(_NOTHING_YET, _SAY_WHEN)
        return self._outcome

    @outcome.setter
    def outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def learn(self, name: str, said: str) -> None:
        """Take a fact as a sentence says it; raises StepError for a wrong name or value.

        Beside inputs, a step that asks something goes by its name, an answer of a table by
        `table.output`; their values are read when a procedure is followed.
        """
        field = None if self.is_of_procedure(name) else self.field(name)
        items = self.policies.corpus.items("fact")
        said = with_values(said, facts_of(items, self.today), items, self.facts)
        self.facts[name] = said if field is None else spoken(field, said)
        self.unknown.discard(name)

    def is_of_procedure(self, name: str) -> bool:
        """Whether a name is a question of a procedure's step, or an answer on its way."""
        if name in self.policies.corpus.items("input"):
            return False
        table, _, output = name.partition(".")
        if output:
            return table in self.policies.tables or table in self.policies.library.procedures
        return any(
            step.id == name and step.asking in ("ask", "check")
            for procedure in self.policies.library.procedures.values()
            for step in procedure.steps
        )

    def field(self, name: str) -> Field | None:
        """The field of an input; None where another table answers it. Raises StepError."""
        items = self.policies.corpus.items("input")
        item = items.get(name)
        if item is None:
            hint = meant(closest(name, items)) or _SEE_INPUTS
            raise StepError(_NO_INPUT(name=name), hint)
        if item.from_ or item.is_:
            return None
        try:
            return input_field(input_definition(name, item))
        except ProblemError as error:
            raise of_problem(error.problem) from None

    def known_to(self, chain: Chain) -> dict[str, Any]:
        """The facts that a table and those before it ask for."""
        names = {item.name for table in chain.tables for item in table.definition.inputs}
        return {name: value for name, value in self.facts.items() if name in names}

    def chain(self, said: str) -> Chain:
        """The table of an id or title; raises StepError when there is none or it is broken."""
        name = self.find(said, self.policies.tables, Text("판정표", "table"))
        try:
            return self.policies.chain(name)
        except TableError as error:
            problem = error.problems[0].text
            raise StepError(_BROKEN(name=name, problem=problem), _LINT) from None

    def find(self, said: str, names: Iterable[str], what: Text) -> str:
        """The id that an id or a title means, with or without quotes. Raises StepError."""
        known = list(names)
        word = unquoted(said)
        if word in known:
            return word
        titles = {
            document.body.title: document.id
            for document in self.policies.corpus.documents
            if document.body is not None and document.id in known
        }
        if word in titles:
            return titles[word]
        hint = meant(closest(word, [*known, *titles])) or listed(known)
        raise StepError(_NO_POLICY(name=word, what=what), hint)
