"""What a table or matrix decides by beyond what it names: tables before it, their facts, the calendar.

One approval covers what comes out. A table says the same and decides otherwise when the table that
answers one of its inputs does, or a fact there; a matrix when the business hours of a role it calls do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cscx.content.corpus import Corpus, Entry
from cscx.content.document import Document
from cscx.content.kinds.calendar import Calendar
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.roles import Role
from cscx.policy.escalation.hours import Sort, parse_hours
from cscx.policy.language.formula import inputs_named
from cscx.policy.language.problem import ProblemError

DECIDES: Final = ("inputs", "outputs", "rules", "hit", "otherwise")
"""The keys of a table that say what comes out."""
BESIDE: Final = frozenset({"because", "law"})
"""What a rule says beside what comes out."""
ASKS: Final = frozenset({"label", "ask", "look", "guide", "judgement"})
"""What an input says to whoever asks for it; the others tell what its values are and where from."""
_BUSINESS_DAY: Final = ("영업일", "business day")


def decided_by(document: Document, corpus: Corpus) -> Iterator[Entry]:
    """Tables, inputs, facts and the calendar behind the inputs and roles of a table or matrix.

    What it names itself is among them only where something behind it is. Nothing for other kinds.
    """
    body = document.body
    if not isinstance(body, ExceptionTable | Escalation):
        return
    known = corpus.names.get("input", ())
    waiting = list(body.inputs)
    seen: set[tuple[str, str]] = {("exception", document.id)}
    calendar = isinstance(body, Escalation) and _calls_by_hours(document, corpus)
    while waiting:
        name = waiting.pop(0)
        entry = corpus.find("input", name)
        if entry is None or ("input", name) in seen or not isinstance(entry.body, Input):
            continue
        seen.add(("input", name))
        if name not in body.inputs:
            yield entry
        item = entry.body
        waiting += inputs_named(item.is_, known) if item.is_ else ()
        found = list(_facts(entry.document, entry.path, corpus))
        calendar = calendar or (isinstance(body, Escalation) and item.from_ == "calendar")
        table = corpus.find("exception", (item.from_ or "").partition(".")[0])
        if table is not None and isinstance(table.body, ExceptionTable):
            found += [table, *_facts(table.document, (), corpus)]
            waiting += table.body.inputs
        for each in found:
            if (each.kind, each.name) not in seen:
                seen.add((each.kind, each.name))
                yield each
    if calendar:
        yield from (e for e in corpus.entries.values() if isinstance(e.body, Calendar))


def _facts(document: Document, path: tuple[str | int, ...], corpus: Corpus) -> Iterator[Entry]:
    """The facts named below a path; of a whole table where it decides."""
    for each in document.references:
        inside = each.path[: len(path)] == path if path else each.path[0] in DECIDES
        if each.kind == "fact" and inside and BESIDE.isdisjoint(each.path):
            entry = corpus.find("fact", each.name)
            if entry is not None:
                yield entry


def _calls_by_hours(document: Document, corpus: Corpus) -> bool:
    """Whether business hours or days off tell whom a matrix calls, or business days how long it waits."""
    roles: list[str] = []
    for path in document.body.paths.values() if isinstance(document.body, Escalation) else ():
        for level in path.levels:
            if any(word in (level.within or "") for word in _BUSINESS_DAY):
                return True
            roles.append(level.call)
    seen: set[str] = set()
    while roles:
        name = roles.pop()
        entry = corpus.find("role", name)
        if name in seen or entry is None or not isinstance(entry.body, Role):
            continue
        seen.add(name)
        if not _always(entry.body.hours):
            return True
        roles += [entry.body.backup] if entry.body.backup else []
    return False


def _always(hours: str | None) -> bool:
    try:
        return hours is not None and parse_hours(hours).sort is Sort.ALWAYS
    except ProblemError:
        return False
