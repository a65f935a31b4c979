"""Random edits, and what trying cases by hand says of them: nothing is missed, nothing told that is not so.

The judge (tests/change/brute) reads the YAML itself and imports nothing of cscx. For every table and
branching step that an edit may touch, and every coming day, it tries all cases where they are few
enough, else every kind, else a sample, and holds the told regions, examples, answers and counts
against them.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Verbosity, example, given, settings
from hypothesis import strategies as st

from cscx.change.telling import sentence
from tests.amounts import LONG, cases
from tests.change.brute import same_edits, table_edits
from tests.change.brute.drafts import Draft
from tests.change.judged import Judged, corpus_of, reference, reference_texts

SEEDS = st.integers(0, 2**32 - 1)
MOST = 1_200 if LONG else 600
"""How many cases of a table are tried."""


def _some(few: int, many: int) -> settings:
    return settings(
        max_examples=cases(few, many),
        deadline=None,
        database=None,
        verbosity=Verbosity.normal,
        suppress_health_check=[HealthCheck.too_slow],
    )


@_some(10, 600)
@given(SEEDS)
def test_an_edit_of_what_tables_decide_by_is_told_as_it_is(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    edit = table_edits.edit(reference_texts(), draw)
    judged = Judged(reference(), edit.files, draw, MOST)
    if judged.is_usable:
        assert list(judged.wrong()) == [], (edit.sort, edit.what)
        assert judged.diff.changes or edit.what.startswith("outputs"), edit.what


@_some(4, 200)
@given(SEEDS)
@example(
    216395368
)  # a table before it decides otherwise from a day on, which leads other cases to the same row
def test_what_an_edit_changes_only_together_with_a_coming_value_is_told_of_that_day(
    seed: int,
) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    draft = Draft(reference_texts(), draw)
    for _ in range(4):
        table_edits.SORTS["planned fact"](draft, draw)
    before = corpus_of(reference(), draft.files())
    texts = {document.path: document.text for document in before.documents}
    edit = table_edits.edit(texts, draw)
    judged = Judged(before, edit.files, draw, MOST)
    if judged.is_usable:
        assert list(judged.wrong()) == [], (edit.sort, edit.what)


@_some(8, 500)
@given(SEEDS)
def test_an_edit_after_which_every_table_decides_as_before_is_proved_to_change_none(
    seed: int,
) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    edit = same_edits.harmless(reference_texts(), draw)
    judged = Judged(reference(), edit.files, draw, MOST)
    assert judged.is_usable, edit
    assert judged.diff.changes, edit.what
    assert [name for name, table in judged.told.items() if table["status"] != "same"] == []
    assert list(judged.wrong()) == [], (edit.sort, edit.what)


@_some(16, 600)
@given(SEEDS)
def test_a_document_that_says_the_same_is_not_told(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable, no secret
    edit = same_edits.silent(reference_texts(), draw)
    judged = Judged(reference(), edit.files, draw, MOST)
    assert judged.is_usable, edit
    assert [sentence(change).ko for change in judged.diff.changes] == [], (edit.sort, edit.what)
    assert judged.told == {}


@pytest.mark.parametrize("sort", table_edits.SORTS)
def test_every_sort_of_edit_can_be_made(sort: str) -> None:
    draw = random.Random(7)  # noqa: S311 - repeatable, no secret
    assert table_edits.edit(reference_texts(), draw, sort).files


@pytest.mark.parametrize("sort", [*same_edits.SILENT, *same_edits.HARMLESS])
def test_every_sort_of_edit_without_effect_can_be_made(sort: str) -> None:
    draw = random.Random(7)  # noqa: S311 - repeatable, no secret
    make = same_edits.silent if sort in same_edits.SILENT else same_edits.harmless
    assert make(reference_texts(), draw, sort).files
