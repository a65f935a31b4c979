"""The page of an exception table: its rules, limits, inputs and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup, escape

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable, Limit, Otherwise, Output, Rule
from cscx.content.kinds.inputs import Input
from cscx.policy.language.problem import TableError
from cscx.publish.addresses import anchor
from cscx.publish.outcomes import Verdict
from cscx.publish.pieces import parts
from cscx.publish.pieces.conditions import cell, cells, counted
from cscx.publish.pieces.history import Changed, changed
from cscx.publish.pieces.linked_once import LinkedOnce
from cscx.publish.pieces.proved import Proved, proved
from cscx.publish.pieces.wizard import Wizard, wizard
from cscx.publish.site import Link, View

MOST_EXAMPLES = 3
"""Examples shown of a table; all of them stand in its file."""


class Cell(msgspec.Struct, frozen=True):
    """A cell of the table with the name of its column; `any` where the rule does not ask."""

    column: str
    words: Markup
    any: bool = False
    verdict: Verdict = ""
    role: bool = False


class RuleRow(msgspec.Struct, frozen=True):
    """One rule: its conditions, its first answer, the other answers, its grounds."""

    id: str
    anchor: str
    when: Sequence[Cell]
    answer: Cell
    others: Sequence[Cell]
    because: Markup
    law: Link | None
    discretion: Sequence[Markup]


class LimitRow(msgspec.Struct, frozen=True):
    """What must never come out, when, and why."""

    when: Markup
    never: Markup
    because: Markup
    law: Link | None


class InputRow(msgspec.Struct, frozen=True):
    """A fact the table asks: its question, where to look, how to choose."""

    link: Link
    ask: str
    look: str
    guide: Sequence[tuple[str, Markup]]


class OutcomeRow(msgspec.Struct, frozen=True):
    """An answer of the table: its colour, who approves it, and what leads to it.

    `value` and `role` name it to the wizard; `role` is empty where several may approve.
    """

    verdict: Verdict
    value: str
    role: str
    words: Markup
    by: str
    reached: str


class ExampleRow(msgspec.Struct, frozen=True):
    """A case with the answer that must come out; `differs` where another one does."""

    name: str
    given: Markup
    expect: Markup
    differs: bool


class ExceptionPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a table shows."""

    head: parts.Head
    columns: Sequence[Link]
    outputs: Sequence[str]
    rows: Sequence[RuleRow]
    hit: str
    outcomes: Sequence[OutcomeRow]
    limits: Sequence[LimitRow]
    otherwise: RuleRow | None
    inputs: Sequence[InputRow]
    examples: Sequence[ExampleRow]
    examples_left: int
    proved: Proved | None
    wizard: Wizard | None
    laws: Sequence[parts.LawNote]
    users: Sequence[parts.Users]
    changed: Changed | None


def model(view: View, document: Document) -> ExceptionPage:
    """What the page of a table shows."""
    table = document.body
    assert isinstance(table, ExceptionTable)  # noqa: S101 - the kind of the document
    reader = _Reader(view, document.id, table)
    checked = proved(view, document.id)
    once = LinkedOnce()
    examples = list(_examples(view, reader, table, checked))
    return ExceptionPage(
        head=parts.head(view, document),
        columns=[view.link("input", name) for name in reader.asked],
        outputs=list(table.outputs),
        rows=[_row_with(once, reader.row(rule)) for rule in table.rules],
        hit=view.words[f"hit_{table.hit}"],
        outcomes=reader.outcomes(),
        limits=[_limit_with(once, reader.limit(limit)) for limit in table.limits],
        otherwise=reader.otherwise(table.otherwise) if table.otherwise else None,
        inputs=[_input(view, name) for name in table.inputs],
        examples=[_example_with(once, example) for example in examples],
        examples_left=len(table.examples) - len(examples),
        proved=checked,
        wizard=wizard(view, document.id),
        laws=parts.laws(view, _laws(table)),
        users=parts.users(view, parts.entry_of(document)),
        changed=changed(view, document),
    )


def _row_with(once: LinkedOnce, row: RuleRow) -> RuleRow:
    """A row in which each fact, role and law of the page is a link once."""

    def cells_of(row: Sequence[Cell]) -> list[Cell]:
        return [msgspec.structs.replace(each, words=once(each.words)) for each in row]

    return msgspec.structs.replace(
        row,
        when=cells_of(row.when),
        others=cells_of(row.others),
        because=once(row.because),
        law=once.link(row.law),
    )


def _limit_with(once: LinkedOnce, row: LimitRow) -> LimitRow:
    return msgspec.structs.replace(
        row,
        when=once(row.when),
        never=once(row.never),
        because=once(row.because),
        law=once.link(row.law),
    )


def _example_with(once: LinkedOnce, row: ExampleRow) -> ExampleRow:
    return msgspec.structs.replace(row, given=once(row.given), expect=once(row.expect))


def _laws(table: ExceptionTable) -> list[str]:
    named = [*(rule.law for rule in table.rules), *(limit.law for limit in table.limits)]
    return [law for law in named if law]


class _Reader:
    """Reads the answers of one table: each output in the way of its type."""

    def __init__(self, view: View, id_: str, table: ExceptionTable) -> None:
        self.view, self.id, self.table = view, id_, table
        self.first = next(iter(table.outputs), "")
        # What only a computed answer needs has no condition in any rule, so it gets no column.
        self.asked = [name for name in table.inputs if any(name in r.when for r in table.rules)]
        try:
            self._fields = view.site.policies.chain(id_).table.outputs
        except (TableError, KeyError):
            self._fields = {}

    def row(self, rule: Rule) -> RuleRow:
        """One rule."""
        when = [
            Cell(self.view.link("input", name).text, cell(self.view, rule.when[name], rule.when))
            if name in rule.when
            else Cell(self.view.link("input", name).text, escape(self.view.words["any"]), any=True)
            for name in self.asked
        ]
        return RuleRow(
            rule.id,
            anchor(rule.id),
            when,
            self.cell(self.first, rule.then),
            [self.cell(name, rule.then) for name in self.table.outputs if name != self.first],
            self.view.line(rule.because),
            self.view.link("law", rule.law) if rule.law else None,
            [self.answers(answer) for answer in rule.or_],
        )

    def otherwise(self, otherwise: Otherwise) -> RuleRow:
        """The answer where no rule fits, as a row without conditions."""
        return self.row(
            Rule(id="otherwise", when={}, then=otherwise.then, because=otherwise.because)
        )

    def cell(self, output: str, then: Mapping[str, Any]) -> Cell:
        """The answer of one output."""
        if output not in then:
            return Cell(output, Markup(""), any=True)
        return Cell(
            output,
            self.words(output, then[output]),
            verdict=self.verdict(output, then[output]),
            role=self._output(output).type == "role",
        )

    def words(self, output: str, value: Any) -> Markup:
        """An answer in words; roles and scripts as links."""
        kind = self._output(output).type
        if isinstance(value, list):
            return Markup(", ").join(self.words(output, item) for item in value)
        if kind in ("role", "script") and isinstance(value, str) and "<" not in value:
            link = self.view.link(kind, value)
            return (
                self.view.line(f"<{kind}:{value}>") if link.href else Markup("{}").format(link.text)
            )
        said = cell(self.view, value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return said
        field = self._fields.get(output)
        return counted(self.view, said, field.unit.name if field is not None else None)

    def verdict(self, output: str, value: Any) -> Verdict:
        """The colour of an answer."""
        return self.view.site.outcomes.verdict(self.id, output, str(value))

    def answers(self, values: Mapping[str, Any]) -> Markup:
        """Several answers in one line."""
        return Markup("\u00a0· ").join(
            Markup("<i>{}</i> {}").format(name, self.words(name, value))
            for name, value in values.items()
        )

    def limit(self, limit: Limit) -> LimitRow:
        """A limit."""
        return LimitRow(
            cells(self.view, limit.when),
            self.answers(limit.never),
            self.view.line(limit.because),
            self.view.link("law", limit.law) if limit.law else None,
        )

    def outcomes(self) -> list[OutcomeRow]:
        """Every answer of the first output, once for each role that approves it."""
        approval = next((n for n, o in self.table.outputs.items() if o.type == "role"), None)
        found = []
        for value in self._output(self.first).values:
            rules = [rule for rule in self.table.rules if _gives(rule, self.first, value)]
            by = dict.fromkeys(
                str(rule.then[approval])
                for rule in rules
                if approval is not None and approval in rule.then
            )
            # What is collected from several rules has one approver in the end, not one a rule.
            apart = list(by) if self.table.hit != "collect" and by else [""]
            for role in apart:
                ways = [rule for rule in rules if not role or rule.then.get(approval or "") == role]
                found.append(
                    OutcomeRow(
                        self.verdict(self.first, value),
                        value,
                        role,
                        Markup("{}").format(value),
                        ", ".join(self.view.plain(each) for each in ([role] if role else by)),
                        self._reached(value, len(ways)),
                    )
                )
        return found

    def _reached(self, value: str, rules: int) -> str:
        """How an answer is reached: by so many rules, or only where none fits."""
        rest = self.table.otherwise
        if not rules and rest is not None and _gives(rest, self.first, value):
            return self.view.words["outcome_rest"]
        return self.view.words("outcome_rules", n=rules)

    def _output(self, name: str) -> Output:
        return self.table.outputs.get(name, Output())


def _gives(rule: Rule | Otherwise, output: str, value: str) -> bool:
    given = rule.then.get(output)
    return value in given if isinstance(given, list) else given == value


def _examples(
    view: View, reader: _Reader, table: ExceptionTable, checked: Proved | None
) -> Iterator[ExampleRow]:
    """The first examples, and all that come out otherwise: the page is for agents, not for owners."""
    for index, example in enumerate(table.examples):
        differs = checked is not None and not checked.passed[index]
        if index < MOST_EXAMPLES or differs:
            given, expect = cells(view, example.given), reader.answers(example.expect)
            yield ExampleRow(example.name, given, expect, differs)


def _input(view: View, name: str) -> InputRow:
    entry = view.corpus.find("input", name)
    body = entry.body if entry is not None and isinstance(entry.body, Input) else None
    if body is None:
        return InputRow(view.link("input", name), "", "", [])
    return InputRow(
        view.link("input", name),
        view.plain(body.ask),
        view.plain(body.look) or _known_from(view, body),
        [(value, view.line(text)) for value, text in body.guide.items()],
    )


def _known_from(view: View, body: Input) -> str:
    """Where a fact comes from that nobody asks or looks up."""
    if body.judgement:
        return view.words["judged"]
    if body.is_:
        return view.words["computed"]
    if body.from_ == "calendar":
        return view.words["from_calendar"]
    if body.from_:
        title = view.link("exception", body.from_.partition(".")[0]).text
        return view.words("from_outcome", title=title)
    return ""
