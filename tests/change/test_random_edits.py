"""Random edits of the reference knowledge base: what changes a meaning is told, what does not is not."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cscx.change.diff import Diff, diff
from cscx.change.telling import told
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.loading import document_of, read_corpus
from cscx.content.policies import Policies
from cscx.policy.compare.versions import answers_of_case
from cscx.policy.language.problem import TableError
from cscx.policy.tables.chain import Chain
from cscx.settings import load
from tests.amounts import cases
from tests.cli.program import CHECKOUT
from tests.training import edits
from tests.training.conftest import DAY

MANY = settings(
    max_examples=cases(32, 512),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
SEEDS = st.integers(0, 2**32 - 1)


@cache
def _before() -> Corpus:
    return read_corpus(CHECKOUT, load(CHECKOUT), as_of=DAY)


def _after(texts: dict[str, str]) -> Corpus:
    documents = [
        document_of(document.path, texts[document.path].encode())
        if document.path in texts
        else document
        for document in _before().documents
    ]
    return Corpus(documents, _before().settings, DAY)


def _texts() -> dict[str, str]:
    return {document.path: document.text for document in _before().documents}


@MANY
@given(SEEDS)
def test_an_edit_that_changes_a_value_a_way_or_a_call_is_always_told(seed: int) -> None:
    edit = edits.meaning(_texts(), random.Random(seed))  # noqa: S311 - repeatable, no secret
    after = _after({edit.path: edit.text})
    if not all(document.is_usable for document in after.documents):
        return
    found = diff(_before(), after)
    here = [change for change in found.changes if (change.after or change.before).path == edit.path]  # type: ignore[union-attr]  # one of them is there
    assert here, edit.what
    new = edit.what.rpartition(" → ")[2]
    said = " ".join(told(change).ko for change in here)
    value = new.split(": ")[-1].strip().strip('"')
    assert value in said, (edit.what, said)


@MANY
@given(SEEDS)
def test_an_edit_of_a_sentence_is_told_as_words_and_moves_no_table(seed: int) -> None:
    edit = edits.wording(_texts(), random.Random(seed))  # noqa: S311 - repeatable, no secret
    after = _after({edit.path: edit.text})
    found = diff(_before(), after)
    assert found.changes, edit.what
    assert {(change.after or change.before).path for change in found.changes} == {edit.path}  # type: ignore[union-attr]  # one of them is there
    for table in found.tables:
        assert table.comparison is not None
        assert table.comparison.status == "same", edit.what


@MANY
@given(SEEDS)
def test_another_order_of_keys_other_quotes_comments_and_lines_are_no_change(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    documents = draw.sample([d for d in _before().documents if d.data is not None], 3)
    after = _after({document.path: _rewritten(document, draw) for document in documents})
    assert all(document.is_usable for document in after.documents)
    assert diff(_before(), after).changes == ()


@MANY
@given(SEEDS)
def test_a_table_that_is_said_not_to_change_answers_every_case_tried_as_before(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    edit = edits.meaning(_texts(), draw)
    after = _after({edit.path: edit.text})
    found = diff(_before(), after)
    changed = _changed(found)
    policies = Policies(_before()), Policies(after)
    for name in policies[0].tables:
        if name in changed:
            continue
        try:
            one, other = (each.chain(name) for each in policies)
        except TableError:
            continue
        for _ in range(6):
            case = _case(one, draw)
            was, now = answers_of_case(one, case), answers_of_case(other, case)
            assert [a.meaning for a in was] == [a.meaning for a in now], (edit.what, name, case)


def _changed(found: Diff) -> set[str]:
    return {
        table.subject.name
        for table in found.tables
        if table.comparison is None or table.comparison.status != "same"
    }


def _case(chain: Chain, draw: random.Random) -> dict[str, Any]:
    """A whole case: any value of each choice, numbers near those that an example names."""
    given = draw.choice(chain.table.definition.examples).given
    case = {}
    for name, field in chain.sources.items():
        if field.values and field.type != "set":
            case[name] = draw.choice(field.values)
        elif name in given:
            case[name] = field.read(given[name])
        else:
            columns = chain.columns[name]
            column = columns[0]
            case[name] = (
                frozenset(field.values[:1])
                if field.type == "set"
                else column.sample(draw.randrange(column.size))  # type: ignore[union-attr]  # no set, so no element
            )
    return case


def _rewritten(document: Document, draw: random.Random) -> str:
    """The same document as another hand would write it: flow style, quotes, shuffled keys."""
    kind = json.dumps(document.data["kind"]) if document.data else '""'
    lines = [f"# 다시 쓴 문서 {draw.randrange(100)}", f"kind: {kind}"]
    data = _shuffled(document.data, draw, ())
    for key, value in data.items():
        if key != "kind":
            text = json.dumps(value, ensure_ascii=False, indent=draw.choice([None, 2]))
            lines.append(f"{key}: " + text.replace("\n", "\n  "))
    return "\n".join(lines) + "\n"


def _shuffled(value: Any, draw: random.Random, path: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        if path[-1:] != ("outputs",):  # the first output is the answer
            draw.shuffle(keys)
        return {key: _shuffled(value[key], draw, (*path, key)) for key in keys}
    if isinstance(value, list):
        return [_shuffled(each, draw, path) for each in value]
    return value
