"""One place of one document changed, whatever the kind: told of the right thing, with what was and is there."""

from __future__ import annotations

import random
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cscx.change.changes import Change, Wording
from cscx.change.diff import diff
from cscx.change.telling import sentence
from tests.amounts import cases
from tests.change.brute import field_edits
from tests.change.brute.field_edits import FieldEdit
from tests.change.brute.visible import Names
from tests.change.judged import corpus_of, reference, reference_texts

SEEDS = st.integers(0, 2**32 - 1)


@cache
def _names() -> Names:
    return Names(reference_texts())


@settings(
    max_examples=cases(24, 1_500),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(SEEDS)
@example(181332)  # what a table before told is asked for: limits of amounts against letters
def test_a_change_of_any_field_is_told_where_it_is_with_both_values(seed: int) -> None:
    edit = field_edits.edit(reference_texts(), random.Random(seed))  # noqa: S311 - no secret
    after = corpus_of(reference(), edit.files)
    if not all(document.is_usable for document in after.documents):
        return
    changes = diff(reference(), after).changes
    where = f"{edit.sort} {edit.file} {edit.path}"
    named = {edit.subject or PurePosixPath(edit.file).stem, PurePosixPath(edit.file).name}
    assert changes, where
    assert {change.subject.name for change in changes} <= named, where
    if edit.part is not None:
        assert edit.part in {change.part.kind for change in changes if change.part}, where
    told = " ".join(_words(change) for change in changes)
    for value in _values(edit):
        assert _names().shows(value, told), (where, value, told)


def _values(edit: FieldEdit) -> list[Any]:
    """What has to be seen: of two lists only what is not in both; of a mark that it is now there, or no longer."""
    if isinstance(edit.new if edit.old is None else edit.old, bool):
        return ["표시가 붙습니다" if edit.new else "표시가 빠집니다"]
    if isinstance(edit.old, list) and isinstance(edit.new, list):
        gone = [each for each in edit.old if each not in edit.new]
        return [gone, [each for each in edit.new if each not in edit.old]]
    return [edit.old, edit.new]


def _words(change: Change) -> str:
    """A change in words; of a text, what it was and what it is."""
    said = sentence(change).ko
    if not isinstance(change, Wording):
        return said
    both = ("".join(m.text for m in change.marks if m.sort != gone) for gone in ("new", "old"))
    return f"{said} {' | '.join(both)}"
