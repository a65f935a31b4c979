"""The table a command was asked about: found by its id, compiled, or told why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from cscx.cells import pad, width, wrap
from cscx.cli.asking import Item
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.help import columns
from cscx.content.corpus import Corpus
from cscx.content.in_force import InForce
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.header import Header
from cscx.content.kinds.inputs import Input
from cscx.content.policies import Policies
from cscx.content.source import positions
from cscx.messages import Language, Text
from cscx.policy.language.problem import Problem, TableError
from cscx.policy.language.values import Field
from cscx.policy.tables.chain import Chain

_NO_TABLE = Text("‘{name}’ 판정표는 없습니다.", "There is no table '{name}'.")
_TABLES = Text("판정표: {names}", "Tables: {names}")
_NONE = Text("이 지식 베이스에는 판정표가 없습니다.", "This knowledge base has no table.")
_ESCALATION = Text(
    "‘{name}’{name:은/는} 에스컬레이션입니다. 판정표가 아닙니다.",
    "{name} is an escalation matrix, not a table.",
)
_ASK_WHO = Text("`cscx who {name}`로 물으세요.", "Ask it by `cscx who {name}`.")
_SOP = Text("‘{name}’{name:은/는} SOP입니다. 판정표가 아닙니다.", "{name} is an SOP, not a table.")
_WALK = Text("`cscx walk {name}`로 밟아 보세요.", "Walk it by `cscx walk {name}`.")
_UNREAD = Text(
    "{path}{path:을/를} 읽을 수 없어 판정할 수 없습니다.",
    "{path} cannot be read, so nothing can be decided.",
)
_BROKEN = Text(
    "‘{name}’ 판정표에 잘못된 곳이 있어 판정할 수 없습니다.\n  {where}{message}.",
    "The table {name} has a mistake, so nothing can be decided.\n  {where}{message}.",
)
_LINT = Text("모두 보기: cscx lint", "See everything: cscx lint")
_NOT_YET = Text("{since}부터 시행하는 기준입니다.", "This policy is in force only from {since}.")
_NO_MORE = Text("{until}까지만 시행한 기준입니다.", "This policy was in force only until {until}.")
_REPLACED = Text(
    "이날은 이어받은 판({name})을 씁니다. 이것은 옛 기준입니다.",
    "On that day {name} is in force, which replaces this policy.",
)
_NOT_ACTIVE = Text(
    "아직 확정되지 않은 기준입니다({status}).", "This policy is not active ({status})."
)


def chain_of(policies: Policies, name: str) -> Chain:
    """The compiled table of an id with all it depends on; raises Failure."""
    if name not in policies.tables:
        raise _no_table(policies, name)
    try:
        return policies.chain(name)
    except TableError as error:
        raise Failure(_broken(policies.corpus, name, error.problems[0]), _LINT) from None


def standing(
    corpus: Corpus, name: str, kind: str = "exception", on: date | None = None
) -> Text | None:
    """What keeps a document from being in force on a day (the corpus' own), None when it is."""
    entry = corpus.find(kind, name)
    if entry is None or not isinstance(entry.body, Header):
        return None
    body, day = entry.body, (on or corpus.as_of).isoformat()
    if body.status != "active":
        return _NOT_ACTIVE(status=body.status)
    if body.effective > day:
        return _NOT_YET(since=body.effective)
    if body.until is not None and body.until < day:
        return _NO_MORE(until=body.until)
    held = _in_force(corpus).on(name, on or corpus.as_of)
    return _REPLACED(name=held.id) if held is not None and held.id != name else None


@lru_cache(maxsize=1)
def _in_force(corpus: Corpus) -> InForce:
    """Made once for a file of many cases."""
    return InForce(corpus)


def listed(policies: Policies, language: Language) -> Iterator[str]:
    """Every table with its title and inputs, two lines a table."""
    if not policies.tables:
        yield _NONE.to(language)
        return
    widest = max(map(width, policies.tables))
    for document, body in policies.corpus.of(ExceptionTable):
        yield f"{pad(document.id, widest)}  {body.title}"
        indent = widest + 2
        for line in wrap(", ".join(body.inputs), columns() - indent):
            yield f"{' ' * indent}{line}"


def item_of(corpus: Corpus, field: Field) -> Item:
    """How the list of inputs words the question for a field."""
    body = corpus.items("input").get(field.name)
    if not isinstance(body, Input):
        return Item(field)
    return Item(field, body.label, body.ask, body.look, body.judgement, body.guide)


def _no_table(policies: Policies, name: str) -> Failure:
    if name in policies.matrices:
        return Failure(_ESCALATION(name=name), _ASK_WHO(name=name))
    if policies.corpus.find("sop", name) is not None:
        return Failure(_SOP(name=name), _WALK(name=name))
    entry = policies.corpus.find("exception", name)
    if entry is not None:
        return Failure(_UNREAD(path=entry.document.path), _LINT)
    meant = did_you_mean(name, policies.tables)
    hint = _TABLES(names=", ".join(policies.tables)) if policies.tables else _NONE
    return Failure(_NO_TABLE(name=name), meant or hint)


def _broken(corpus: Corpus, name: str, problem: Problem) -> Text:
    entry = corpus.find("exception", name)
    where = ""
    if entry is not None:
        node = positions(entry.document.text).get(problem.path)
        line = entry.document.text.count("\n", 0, node.start) + 1 if node else None
        where = f"{entry.document.path}:{line}: " if line else f"{entry.document.path}: "
    return _BROKEN(name=name, where=where, message=problem.text)
